"""A page that reads handwriting: a model of ours in the browser, where it learns on. Floor 8. Read `server.py` first.

`page/` has no library: its engine is a few small files of JavaScript, of which `page/layers.js` is the first to read.
"""
