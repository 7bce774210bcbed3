"""Handouts: articles and a recipe → pages → sheets for the office printer."""
