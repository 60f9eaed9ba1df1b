"""Floor 5: `minitf board`, a web page that shows event files side by side. Read `event_reader.py` first.

From the disk to the page: `framing.py` finds the records of a file, `bulk.py` reads the numbers of many at once,
`tail.py` follows a file while it grows, `run.py` keeps what the files of one folder hold, and `store.py` all folders.
`routes.py` says what the page may ask for, and `server.py` answers. The page is in `page/`; open `main.js` there.
"""
