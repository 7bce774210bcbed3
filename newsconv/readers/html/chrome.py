"""What of a page is not the article: menus, advertisements, buttons to share it, lists of other articles."""

from __future__ import annotations

import re

from .dom import UNSEEN, Element, attribute, is_hidden, tag, words
from .measure import Measures

ALWAYS = frozenset((
    "aside", "button", "datalist", "dialog", "input", "menu", "nav", "optgroup", "option", "select", "svg",
    "textarea",
))
"""Elements that stand beside an article by what they mean (HTML §4.3, §4.10), or that only a screen can work."""
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar", "toolbar",
    "alert", "form",
))
_WORDS = frozenset((
    "ad", "ads", "adv", "advert", "advertisement", "advertising", "adsense", "adbox", "adsbygoogle", "guanggao",
    "banner", "sponsor", "promo", "share", "shares", "sharing", "social", "sns", "fenxiang", "bdsharebuttonbox",
    "jiathis", "addthis", "like", "likes", "related", "relatednews", "relate", "recommend", "recommended",
    "recommendation", "xiangguan", "tuijian", "more", "hot", "rank", "ranking", "comment", "comments", "pinglun",
    "reply", "disqus", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "nav", "navbar", "navigation", "menu",
    "toolbar", "tools", "tool", "pagination", "pager", "sidebar", "subscribe", "subscription", "newsletter",
    "login", "signup", "register", "cookie", "popup", "modal", "qrcode", "ewm", "app", "download", "copyright",
    "footer", "topbar", "search", "print", "fontsize",
))
_PICTURED = frozenset(("caption", "figcaption", "figure", "photo", "image"))
LINE = re.compile(
    r"(?:【?字[体體号號][:：]?\s*[\[【]?[大中小\s|/、\-+AＡ]+[\]】]?】?|【?打印】?|【?(?:我要)?(?:分享|转发|轉發|收藏|点赞|點讚|纠错|糾錯|投诉|"
    r"关闭|關閉|评论|評論|留言|点击|點擊|下载|下載|扫一扫|返回首页|返回頂部|上一篇|下一篇)[^。！？]{0,12}】?[:：]?)"
)
"""A line that only works, or only tells something, on the screen it was saved from."""
_LINKED = 0.7
"""The part of a list's text that stands in links when it is a list of other pages."""


def is_left_out(element: Element, measures: Measures, whole: int) -> bool:
    """Whether the element is no part of the article, whose region holds `whole` characters.

    What trafilatura found stays whatever it is called, and so does what is most of the region.
    """
    name = tag(element)
    if name in UNSEEN or name in ALWAYS or is_hidden(element):
        return True
    if name == "footer":
        return all(tag(above) != "blockquote" for above in element.iterancestors())
    length = measures.text(element)
    if length * 2 > whole or measures.hits(element) * 2 >= length > 0:
        return False
    return _is_called_so(element) or _is_list_of_links(element, name, measures)


def _is_called_so(element: Element) -> bool:
    named = words(element)
    role = attribute(element, "role").lower()
    return role in _ROLES or (bool(named & _WORDS) and not named & _PICTURED)


def _is_list_of_links(element: Element, name: str, measures: Measures) -> bool:
    if name not in ("ul", "ol", "div", "section", "table", "dl") or measures.links(element) < 2:
        return False
    return measures.linked(element) >= _LINKED * measures.text(element)
