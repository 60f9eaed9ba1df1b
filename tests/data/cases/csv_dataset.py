"""Cases for csv_dataset.py and columns.py: tables in files."""

import gzip
import tempfile
from pathlib import Path

TABLE = 'id,name,height,note\n1,Ada,1.5,"a, b"\n2,Max,,\n3,"Eve ""E""",3e40,"two\nlines"\n4,Tim,2,x\n'


def file(text=TABLE, suffix=".csv"):
    path = Path(tempfile.mkdtemp()) / f"table{suffix}"
    path.write_bytes(gzip.compress(text.encode()) if suffix == ".gz" else text.encode())
    return str(path)


def rows(text=TABLE, defaults=("int32", "string", "float64", "string"), **options):
    def case(tf):
        kinds = [getattr(tf, name) if isinstance(name, str) else name for name in defaults]
        return tf.data.experimental.CsvDataset(file(text), kinds, **options)

    return case


def batches(text=TABLE, suffix=".csv", **options):
    def case(tf):
        made = tf.data.experimental.make_csv_dataset(file(text, suffix), num_epochs=1, **{
            "batch_size": 3, "shuffle": False, **options})
        return repr(made.element_spec), list(made)

    return case


def several_files(tf):
    folder = tempfile.mkdtemp()
    for i in range(3):
        Path(folder, f"{i}.csv").write_text("a,b\n" + "".join(f"{i},{j}\n" for j in range(3)))
    return tf.data.experimental.make_csv_dataset(f"{folder}/*.csv", 4, num_epochs=1, shuffle=False)


def mixed(tf):
    tf.random.set_seed(2)
    path = file("a\n" + "".join(f"{i}\n" for i in range(10)))
    return tf.data.experimental.make_csv_dataset(path, 4, num_epochs=2, shuffle_seed=3, shuffle_buffer_size=5)


FILLED = ("int32", "string", [0.0], [""])
CASES = {
    "rows": rows(defaults=FILLED, header=True),
    "an empty field": rows(header=True),
    "no header": rows("1,2\n3,4\n", ("int32", "int64")),
    "columns": rows("1,2,3\n4,5,6\n", ("int32", "int32"), select_cols=[0, 2]),
    "without columns": rows("1,2,3\n4,5,6\n", ("int32", "int32"), exclude_cols=[0]),
    "both": rows("1,2,3\n", ("int32",), select_cols=[0], exclude_cols=[1]),
    "too few fields": rows("1,2\n3\n", ("int32", "int32")),
    "no number": rows("1,2\n3,x\n", ("int32", "int32")),
    "other delimiters": rows("1|2\n3|4\n", ("int32", "int32"), field_delim="|"),
    "what stands for nothing": rows("1,NA\n", ("int32", [7]), na_value="NA"),
    "Windows": rows("1,2\r\n3,4\r\n", ("int32", "int32")),
    "an empty file": rows("", ("int32",)),
    "batches": batches(),
    "a label": batches(label_name="id"),
    "some columns": batches(select_columns=["height", "id"]),
    "some columns by number": batches(select_columns=[0, 1], label_name="name"),
    "names": batches("1,2\n3,4\n", header=False, column_names=["x", "y"]),
    "defaults": batches("x,y\n1,\n,4\n", column_defaults=[[5], [6.5]]),
    "dtypes": batches("x,y\n1,2\n3,4\n", column_defaults=["int32", "float32"]),
    "wide numbers": batches("a,b,c,d\n1,2,1.5,1\n3000000000,2,1e300,x\n"),
    "GZIP": batches(suffix=".gz", compression_type="GZIP"),
    "errors are left out": batches("a,b\n1,2\n3\n4,5\n", ignore_errors=True, column_defaults=[[0], [0]]),
    "a bad row": batches("a,b\n1,2\n3\n4,5\n"),
    "a bad row later": batches("a,b\n1,2\n3,4\n4\n", num_rows_for_inference=1),
    "no such label": batches(label_name="age"),
    "no such column": batches(select_columns=["age"]),
    "a name twice": batches("a,a\n1,2\n"),
    "no names": batches(header=False),
    "no such file": lambda tf: tf.data.experimental.make_csv_dataset("/no/such/*.csv", 2),
    "several files": several_files,
    "mixed": mixed,
}
