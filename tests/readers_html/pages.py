"""Invented news pages in the layouts that news sites have had."""

from __future__ import annotations

BODY = (
    "柳河市图书馆新馆昨日开放，首日迎来读者四千余人次，三层阅览室座无虚席。馆长梁静秋介绍，新馆藏书八十万册，比老馆多出一倍。",
    "新馆位于汾水路北段，建筑面积两万六千平方米，设有盲文阅览区、少儿馆和地方文献馆。读者凭身份证即可办理借阅，无需押金。",
    "“我等这一天等了三年。”家住附近的退休教师冯渭清说，他带着孙女来得最早，六点半就站在门口。",
    "据了解，新馆每周二闭馆整理，其余时间开放至晚上九点；寒暑假期间少儿馆延长一小时。",
)

SEMANTIC = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<title>新馆开门第一天_要闻_柳河新闻网</title>
<meta property="og:site_name" content="柳河新闻网"><meta property="og:title" content="新馆开门第一天">
<meta property="article:published_time" content="2023-04-05T08:15:00+08:00">
<meta name="keywords" content="图书馆, 柳河，阅读">
<link rel="canonical" href="https://news.liuhe.example/2023/04/05/1.html">
<style>p {{ color: red }}</style><script>var 广告 = "买一送一";</script></head>
<body>
<header class="site"><a href="/">柳河新闻网首页</a></header>
<nav><ul><li><a href="/a">时政</a></li><li><a href="/b">体育</a></li></ul></nav>
<main><article>
<h2 class="kicker">三年建设　一朝启用</h2>
<h1>新馆开门第一天</h1>
<p class="info"><time datetime="2023-04-05">2023-04-05 08:15</time>　来源：柳河日报</p>
<p class="author">本报记者 梁秋实 通讯员 冯小满</p>
<p>{BODY[0]}</p>
<figure><img src="tupian/guan.jpg" alt="读者在新馆排队" width="800" height="600">
<figcaption>4月4日，读者在新馆门前排队。梁秋实 摄</figcaption></figure>
<p>{BODY[1]}<strong>办证</strong>可<a href="/card?from=news">在线预约</a>，
也可拨打<a href="tel:03500000">服务热线</a>。</p>
<h2>“我等了三年”</h2>
<p>{BODY[2]}</p>
<blockquote><p>书是城市的灯。</p></blockquote>
<table><caption>开放时间</caption>
<tr><th>区域</th><th>开放</th><th>闭馆</th></tr>
<tr><td>成人馆</td><td>9:00</td><td>21:00</td></tr>
<tr><td colspan="2">少儿馆（同成人馆）</td><td>20:00</td></tr></table>
<ul><li>凭身份证办证</li><li>每人限借<b>十</b>册</li></ul>
<p>{BODY[3]}</p>
<aside class="related">相关链接：<a href="/x">老馆的故事</a></aside>
</article></main>
<div class="share">分享到：微信 微博</div>
<footer>柳河新闻网版权所有</footer>
</body></html>"""

PORTAL = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>新馆开门第一天-柳河新闻网</title></head>
<body bgcolor=#ffffff><table width=780 border=0><tr><td><a href=index.htm><font color=red>首页</font></a></td>
<td><a href=sz.htm>时政</a></td><td><a href=ty.htm>体育</a></td></tr></table>
<table width=780 border=0 cellpadding=0><tr><td width=180 valign=top><font size=2>
<a href=1.htm>西城区道路封闭施工</a><br><a href=2.htm>中小学春季运动会日程公布</a><br><a href=3.htm>菜价回落</a></font></td>
<td width=600><center><font size=5 color=#003366><b>新馆开门第一天</b></font></center>
<center><font size=2>2003年4月5日 08:15　来源：柳河日报</font></center><hr size=1>
<font size=3><div align=center><img src=images/guan.jpg width=400 height=300><br><font size=2>新馆外景</font></div>
<p>　　{BODY[0]}<br>
　　{BODY[1]}<br><br>
&nbsp;&nbsp;&nbsp;&nbsp;{BODY[2]}
<p>　　{BODY[3]}（记者 梁秋实）</font>
</td></tr></table><center><font size=2>柳河新闻网 版权所有</font></center></body></html>"""

GALLERY = f"""<!doctype html><html><head><meta charset=utf-8><title>组图：新馆一日</title>
<meta property="og:site_name" content="柳河新闻网"></head><body>
<div id="app"><div class="topbar"><a href="/">首页</a> <a href="/login">登录</a></div>
<div class="wrap"><h1>组图：新馆一日</h1>
<div class="content" id="content">
<p>{BODY[0]}</p>
<ul class="gallery"><li><img data-src="g/1.jpg" src="data:image/gif;base64,R0lG" alt=""><p>清晨六点半，读者在门外等候。</p></li>
<li><img src="g/2.jpg"><p>馆员为读者办证。</p></li></ul>
<p style="text-align:center"><img src="g/3.png"></p>
<p style="text-align:center">少儿馆里的故事会。</p>
<p><img src="https://img.liuhe.example/4.jpg" alt="盲文阅览区的读者"></p>
<p>{BODY[1]}</p><p>{BODY[2]}</p><p><img src="g/5.jpg"><br>▲夜里的新馆。</p>
<iframe src="https://video.liuhe.example/9"></iframe>
<p>{BODY[3]}</p>
</div></div></div></body></html>"""

TAIWAN = """<!DOCTYPE html><html lang="zh-Hant-TW"><head><meta charset="utf-8">
<title>竹溪國小閱讀週　學童認養老書 | 生活 | 竹溪新聞網</title>
<meta property="og:site_name" content="竹溪新聞網">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "竹溪國小閱讀週",
"datePublished": "2022-11-03T10:00:00+08:00", "publisher": {"@type": "Organization", "name": "竹溪報"}}</script></head>
<body><div class="menu"><a href="#">即時</a><a href="#">生活</a></div>
<section><h1>竹溪國小閱讀週　學童認養老書</h1><span class="date">2022/11/03 10:00</span>
<div class="story">記者林芳瑜／竹溪報導<br><br>竹溪國小本週舉辦閱讀週，學童認養館內老書，為書本修補破頁、寫下推薦卡，
全校共有三百多名學生參加，認養的書超過五百本。<br><br>校長陳佩蓉表示，「書會老，故事不會」，<ruby>認養<rp>(</rp><rt>ㄖㄣˋ ㄧㄤˇ</rt><rp>)</rp></ruby>不是活動，是習慣。她說，
學校圖書館多數藏書已逾二十年，許多學生第一次知道書也會生病。<br><br>活動將持續到週五，當天下午還有二手書市集，所得全數捐給圖書館添購新書。</div></section>
<div class="fb-comments">留言區</div></body></html>"""

NOTED = f"""<html><head><meta charset=utf-8><title>注释测试</title></head><body><article><h1>新馆的来历</h1>
<p>{BODY[0]}<sup><a href="#fn1" id="ref1">[1]</a></sup></p><p>{BODY[1]}<a href="#fn2">②</a></p><p>{BODY[2]}</p>
<section class="footnotes"><hr><ol><li id="fn1">见《柳河县志》第三卷。<a href="#ref1">↩</a></li>
<li id="fn2"><p>此数据由市统计局提供。</p></li></ol></section></article></body></html>"""
