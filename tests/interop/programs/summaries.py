"""Summaries: what a program tells, eagerly, in functions and in sessions, read back from the files."""

import os
import tempfile

import minitf as tf

logdir = tempfile.mkdtemp()


def show(run):
    """Every value in the files of a run: tag, plugin, step, and the number where it is one."""
    folder = os.path.join(logdir, run)
    for name in sorted(os.listdir(folder)):
        for event in tf.compat.v1.train.summary_iterator(os.path.join(folder, name)):
            for value in event.summary.value:
                tensor = tf.make_ndarray(value.tensor)
                shown = tensor.tolist() if tensor.dtype.kind == "f" and tensor.size < 10 else list(tensor.shape)
                print(run, value.tag, value.metadata.plugin_data.plugin_name, event.step, shown)


def writer_of(run):
    return tf.summary.create_file_writer(os.path.join(logdir, run))


# Eager code: steps, scopes, conditions.
with writer_of("eager").as_default():
    for step in range(3):
        with tf.summary.record_if(step != 1), tf.name_scope("model"):
            print(bool(tf.summary.scalar("loss", 1 / (step + 1), step=step)))
    tf.summary.experimental.set_step(tf.Variable(7, dtype=tf.int64))
    tf.summary.histogram("spread", [1.0, 2.0, 4.0], buckets=2)
    tf.summary.text("words", ["a", "b"])
    tf.summary.write("own", tf.range(3.0), metadata=tf.compat.v1.SummaryMetadata())
    with tf.name_scope("outer"), tf.summary.experimental.summary_scope("my loss") as (tag, scope):
        print(tag, scope)
        tf.summary.write(tag, 0.5)
    tf.summary.experimental.set_step(None)
    tf.summary.flush()
print(bool(tf.summary.scalar("nobody hears", 1.0, step=0)), bool(tf.summary.should_record_summaries()))
show("eager")

# A function, whose summaries are written whenever it runs.
writer = writer_of("function")


@tf.function
def train_step(step):
    with writer.as_default(step=step), tf.summary.record_if(step % 2 == 0):
        tf.summary.scalar("squared", step * step)


for step in tf.range(4, dtype=tf.int64):
    train_step(step)
writer.close()
show("function")

# A session, which is asked for them.
with tf.Graph().as_default() as graph:
    count = tf.Variable(0, dtype=tf.int64)
    following = count.assign_add(1)
    writer = writer_of("session")
    with writer.as_default():
        tf.summary.scalar("count", tf.cast(count, tf.float32), step=count)
    summaries, flush = tf.compat.v1.summary.all_v2_summary_ops(), writer.flush()
    with tf.compat.v1.Session() as session:
        session.run([writer.init(), count.initializer])
        for _ in range(2):
            session.run(summaries)
            session.run(following)
        session.run(flush)
show("session")

# What is wrong.
for wrong in (lambda: tf.summary.scalar("a", [1.0, 2.0], step=0), lambda: tf.summary.scalar("a", 1.0)):
    with writer_of("wrong").as_default():
        try:
            wrong()
        except ValueError as error:
            print(type(error).__name__)
for call in (lambda: tf.summary.trace_export("a", step=0), tf.profiler.experimental.stop):
    try:
        call()
    except (ValueError, tf.errors.OpError) as error:
        print(type(error).__name__)
