"""Floor 5: what a program tells while it runs, in event files that TensorBoard opens. Read next: `summaries.py`.

`event_file.py` writes the files and `event_reader.py` reads them; `plugins.py` says what each kind of summary holds;
`viewer/` shows them in the browser, and in a notebook: `minitf.board.show(logdir)`, or `%load_ext minitf.board` and
then `%minitf board --logdir DIR`. `minitf.board.read(logdir)` gives series to a program.
"""


def read(logdir):
    """All that event files below a folder hold, also those of TensorFlow: {run: {tag: Series}}.

    See `event_reader.py`, whose `series_of` this is.
    """
    from .event_reader import series_of

    return series_of(logdir)


def show(logdir, **options):
    """Show a log folder in the output of a notebook's cell.   See `viewer/notebook.py`."""
    from .viewer import notebook

    return notebook.show(logdir, **options)


def load_ipython_extension(ipython):
    """What `%load_ext minitf.board` calls."""
    from .viewer import notebook

    notebook.register(ipython)
