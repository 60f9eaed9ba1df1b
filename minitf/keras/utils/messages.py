"""What Keras tells the user while it works. Floor 7."""

import sys

from ...backend.log import get_logger
from ..config import is_interactive_logging_enabled


def print_msg(message, line_break=True):
    """Write a message to the standard output at once; as a log line where interactive logging is off.

    line_break: whether a line break follows.
    """
    message = str(message)
    if not is_interactive_logging_enabled():
        get_logger().info(message)
        return
    text = f"{message}\n" if line_break else message
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:  # the bar's line is not in every character set
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.replace("━", "=").encode(encoding, "ignore").decode(encoding))
    sys.stdout.flush()
