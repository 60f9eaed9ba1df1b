"""The tables of the schema, by the numbers of their slots."""

from dataclasses import fields, is_dataclass

from minitf.lite import options, schema
from minitf.wire.flatbuffers import slots_of


def slots(table):
    return {slot.name: slot.number for slot in slots_of(table)}


def test_slots_count_the_kind_of_a_union():
    assert slots(schema.Operator)["builtin_options"] == 4
    assert slots(schema.Operator)["intermediates"] == 8
    assert slots(schema.QuantizationParameters)["quantized_dimension"] == 6
    assert slots(schema.Tensor)["has_rank"] == 8
    assert slots(schema.SignatureDef)["subgraph_index"] == 4
    assert slots(schema.Model)["signature_defs"] == 7


def test_every_kind_of_options_has_a_number_and_defaults():
    kinds = {kind for kind in vars(options).values() if is_dataclass(kind)}
    assert kinds == set(options.OPTIONS.values())
    assert all(slots(kind) == {f.name: i for i, f in enumerate(fields(kind))} for kind in kinds if kind())


def test_names_of_operations():
    assert (schema.CODES["CONV_2D"], schema.CODES["BATCH_MATMUL"], schema.CODES["RIGHT_SHIFT"]) == (3, 126, 161)
    assert len(set(schema.BUILTINS)) == len(schema.BUILTINS) == 162
