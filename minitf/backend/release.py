"""Which TensorFlow this is like.   Floor 0."""

LIKE = "2.21.0"  # whose names, arguments, numbers and files are meant
RELEASE = "0.1.0"  # of minitf
VERSION = f"{LIKE}+minitf.{RELEASE}"
GIT_VERSION = "unknown"
COMPILER_VERSION = "unknown"

# Of the GraphDefs that are written here, and of those that can be read.
GRAPH_DEF_VERSION = 2474
GRAPH_DEF_VERSION_MIN_CONSUMER = 0
GRAPH_DEF_VERSION_MIN_PRODUCER = 0
