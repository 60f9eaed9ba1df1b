from minitf.lite.converter.errors import ConverterError


def test_it_is_a_plain_exception_as_in_tensorflow():
    assert ConverterError.__mro__[1] is Exception
