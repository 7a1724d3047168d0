"""plain() must give exact types whatever a student's class does; short() must never raise."""

import collections
import enum
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.check import differences
from autograder.check.plain_values import Handle, NotPlain, described, plain, short, type_name
from autograder.exam import wire

EXACT = {type(None), bool, int, float, complex, str, bytes, list, tuple, dict, set, np.ndarray, Handle}

SCALARS = (st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text(max_size=9)
           | st.binary(max_size=9))
NUMPY = (hnp.arrays(hnp.scalar_dtypes(), hnp.array_shapes(min_dims=0, max_dims=3, max_side=3, min_side=0))
         | hnp.scalar_dtypes().flatmap(lambda d: hnp.from_dtype(d)))
DATA = st.recursive(SCALARS | NUMPY, lambda inner: (
    st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=3) | st.integers(), inner,
                                                                            max_size=3)), max_leaves=12)


def types_in(value):
    yield type(value)
    if type(value) in (list, tuple, set):
        for item in value:
            yield from types_in(item)
    elif type(value) is dict:
        for key, item in value.items():
            yield type(key)
            yield from types_in(item)


def same(a, b):
    if isinstance(a, Handle):
        return isinstance(b, Handle) and a.kind == b.kind
    if isinstance(a, np.ndarray):
        return type(b) is np.ndarray and a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if type(a) in (list, tuple):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    if type(a) is dict:
        return type(b) is dict and all(map(same, a.values(), b.values())) and list(a) == list(b)
    return type(a) is type(b) and (a == b or a != a)


@given(DATA)
def test_plain_gives_exact_types_and_changes_plain_data_no_further(value):
    once = plain(value)
    assert set(types_in(once)) <= EXACT
    if not any(t is Handle for t in types_in(once)):
        assert same(once, plain(once))


@given(DATA)
def test_nothing_differs_from_itself(value):
    found = plain(value)
    if not any(t is Handle for t in types_in(found)):
        assert differences.difference(found, found) is None


@given(DATA, st.integers(10, 80))
def test_short_is_short_and_never_raises(value, limit):
    assert len(short(plain(value), limit)) <= max(limit, 200)
    short(value, limit)
    described(plain(value))


class LyingMeta(type):
    """A class of which even the name lies, or raises."""

    @property
    def __name__(cls):
        raise SystemExit("no name")

    __module__ = property(lambda cls: 1 / 0)


class Nameless(metaclass=LyingMeta):
    def __getattribute__(self, name):
        raise SystemExit(name)

    def __repr__(self):
        raise SystemExit("no text")

    __eq__ = __hash__ = __len__ = __bool__ = __repr__


def test_an_object_that_lies_about_everything_is_a_handle():
    found = plain(Nameless())
    assert type(found) is Handle and found.kind == "Nameless"
    assert described(found) == "a Nameless"
    assert type_name(Nameless()) == "Nameless"
    assert "Nameless" in short(Nameless()) and "Nameless" in short([Nameless()])


def test_a_lying_class_attribute_is_not_believed():
    class Array:
        __class__ = np.ndarray
        dtype, shape = np.dtype(float), (2,)

        def __array__(self, *args, **kwargs):
            return np.array([1.0, 2.0])

        def __array_function__(self, *args):
            return True

    assert type(plain(Array())) is Handle


def lie(*args, **kwargs):
    raise AssertionError("a student's method was called")


def lying(base, *names):
    return type("Lying" + base.__name__, (base,), dict.fromkeys(names, lie))


METHODS = ("__eq__", "__ne__", "__repr__", "__str__", "__len__", "__iter__", "__getitem__", "__float__", "__int__",
           "__index__", "__complex__", "__bool__", "__format__", "__bytes__", "__buffer__", "__contains__", "__array__",
           "__array_function__", "__array_ufunc__", "__array_wrap__", "__array_finalize__", "view", "astype", "copy",
           "item", "tolist", "keys", "values", "items", "get", "__lt__", "__reduce__", "__copy__", "__deepcopy__",
           "__getattr__")


@pytest.mark.parametrize(("base", "args", "expected"), [
    (int, (7,), 7), (float, (0.5,), 0.5), (complex, (1j,), 1j), (str, ("a",), "a"), (bytes, (b"a",), b"a"),
    (list, ([1, 2],), [1, 2]), (tuple, ([1, 2],), (1, 2)), (set, ([1, 2],), {1, 2}), (frozenset, ([1, 2],), {1, 2}),
    (dict, ({"a": 1},), {"a": 1}), (collections.OrderedDict, ({"a": 1},), {"a": 1}),
    (collections.Counter, ("aa",), {"a": 2}),
    (np.float64, (0.5,), 0.5), (np.str_, ("a",), "a"), (np.bytes_, (b"a",), b"a")])
def test_a_subclass_is_read_with_the_methods_of_its_base(base, args, expected):
    value = base.__new__(lying(base, *METHODS), *args)
    if base not in (int, float, complex, str, bytes, tuple, frozenset) and not issubclass(base, np.generic):
        fill = {list: list.extend, set: set.update}.get(base, dict.update)
        fill(value, expected)
    found = plain(value)
    assert type(found) is type(expected) and found == expected


def test_a_numpy_scalar_that_lies_about_its_dtype():
    class Lying(np.float64):
        dtype = property(lambda self: np.dtype("O"))

    assert plain(Lying(2.0)) == 2.0 and type(plain(Lying(2.0))) is float


def test_an_array_subclass_is_read_with_ndarrays_own_methods():
    Lying = lying(np.ndarray, *METHODS, "__array_priority__")
    Lying.__array_finalize__ = lambda self, other: None
    value = np.ndarray.view(np.array([1.0, 2.0]), Lying)
    found = plain(value)
    assert type(found) is np.ndarray and found.tolist() == [1.0, 2.0]


def test_an_array_subclass_that_claims_to_be_masked_is_an_array_still():
    class Lying(np.ndarray):
        __class__ = np.ma.MaskedArray

    assert type(plain(np.arange(3).view(Lying))) is np.ndarray
    assert plain(np.ma.array([1, 2], mask=[0, 1])).kind == "masked array"


@pytest.mark.parametrize("kind", ["longdouble", "clongdouble"])
def test_wide_scalars_become_pythons_own(kind):
    assert type(plain(np.dtype(kind).type(0.5))) in (float, complex)


def test_wide_arrays_and_strings_of_no_characters_become_ordinary_ones():
    assert plain(np.ones(2, np.longdouble)).dtype == float and plain(np.ones(2, np.clongdouble)).dtype == complex
    for kind in "SU":
        empty = np.zeros(3, [("text", f"{kind}0"), ("n", int)])["text"]
        assert empty.dtype.itemsize == 0
        assert plain(empty).tolist() == [{"S": b"", "U": ""}[kind]] * 3 and plain(empty).dtype == np.dtype(f"{kind}1")


def test_enumerations_and_named_tuples_are_their_data():
    assert type(plain(enum.IntEnum("E", "a b").b)) is int
    assert plain(collections.namedtuple("P", "x y")(1, 2)) == (1, 2)


def test_arrays_of_objects_and_structures_are_handles():
    assert type(plain(np.array([None, {}], dtype=object))) is Handle
    assert type(plain(np.zeros(2, [("a", int)]))) is Handle
    assert type(plain(np.datetime64("2020-01-01"))) is Handle
    assert plain(np.zeros((0, 3))).shape == (0, 3)


def test_what_refers_to_itself_is_refused():
    loop = []
    loop.append(loop)
    table = {}
    table["a"] = [table]
    for value in (loop, table):
        with pytest.raises(NotPlain, match="contains itself"):
            plain(value)
        short(value)
    shared = [1]
    assert plain([shared, shared]) == [[1], [1]]


def test_what_is_too_deep_or_too_large_is_refused():
    deep = []
    for _ in range(5_000):
        deep = [deep]
    with pytest.raises(NotPlain, match="levels deep"):
        plain(deep)
    short(deep)
    with pytest.raises(NotPlain, match="more than 200,000 values"):
        plain([0] * 300_000)
    with pytest.raises(NotPlain, match="32 MB"):
        plain("a" * (33 * 2**20))
    for value in (np.broadcast_to(np.float64(1), (2**26,)), np.zeros((0, 10**9)), np.zeros((2**40, 0), np.int8)):
        with pytest.raises(NotPlain, match="32 MB"):
            plain(value)
    with pytest.raises(NotPlain, match="1 MB each"):
        plain(np.array(["x" * 300_000]))
    with pytest.raises(NotPlain, match="32 dimensions"):
        plain(np.zeros((1,) * 33))
    many = range(10_001)
    for value in ({float(i) for i in many}, {(i,): 0 for i in many}, {2**60 + i for i in many}):
        with pytest.raises(NotPlain, match="keys"):
            plain(value)
    assert len(plain(set(range(10_001)))) == len(plain({str(i): 0 for i in range(10_001)})) == 10_001
    grid = {(i, j): i * j for i in range(40) for j in range(40)}
    assert plain(grid) == wire.decode(wire.encode(grid)[8:], b"") == grid, "an honest answer's"
    bush = [0]
    for _ in range(18):
        bush = [bush, bush]
    with pytest.raises(NotPlain, match="values"):
        plain(bush)


def test_keys_that_are_no_plain_values_are_named():
    assert list(plain({frozenset({1}): 0})) == ["<set>"]
    assert list(plain({(1, frozenset({1})): 0})) == ["<tuple>"]
    assert list(plain({object(): 0})) == ["<object>"]
    assert list(plain({(1, "a"): 0, None: 1, 2.5: 2})) == [(1, "a"), None, 2.5]


def test_sets():
    assert plain({1, "a"}) == {1, "a"}
    with pytest.raises(NotPlain, match="set"):
        plain({frozenset({1})})


def test_functions_and_classes_are_told_in_words():
    assert described(plain(print)) == described(plain(lambda: 0)) == "a function"
    assert described(plain(int)) == "a type" and described(plain(...)) == "an ellipsis"
    assert described(plain(x for x in [])) == "a generator"
    assert described(plain(range(3))) == "a range"


@pytest.mark.parametrize(("value", "text"), [
    (np.array([[1.0, 2, 3], [0, 0, 1000]]), "[[1.0, 2.0, 3.0], [0.0, 0.0, 1000.0]]"),
    (np.array([0.090030573, -2e-9]), "[0.0900306, -2e-09]"), (np.array([1, -20]), "[1, -20]"),
    (np.array([True, False]), "[True, False]"), (np.array(["a", "b"]), "['a', 'b']"),
    (np.array(2.0), "2.0"), (np.array([np.nan, np.inf]), "[nan, inf]"), (np.zeros((0, 3)), "array of shape (0, 3)"),
    (np.array(["x" * 1000]), "['" + "x" * 58 + "…]"), (np.zeros((30, 4)), "array of shape (30, 4)"),
    (1.0, "1.0"), (1e22, "1e+22"), (0.1 + 0.2, "0.3"), (float("nan"), "nan"), ((1,), "(1,)"), ([], "[]"),
    ({"a": 1}, "{'a': 1}"), ("x" * 1000, "'" + "x" * 58 + "…"), ("\ud800", r"'\ud800'"), (True, "True"), (None, "None"),
    (..., "an object of type ellipsis"), ({1}, "{1}"), (set(), "set()")])
def test_short_texts(value, text):
    assert short(value) == text


def test_short_of_a_whole_number_too_long_for_python_to_print():
    assert short(-10**5000) == "about -10**5000"
    assert len(short(10**70)) <= 60
    before = sys.get_int_max_str_digits()
    assert before and short([10**5000]) == "[about 10**5000]"


@pytest.mark.parametrize("value", ["ab" * 10**7, [["x" * 10**6] * 20] * 20, {"k" * 10**7: 0}, b"a" * 10**7])
def test_short_of_something_long_is_quick(value):
    assert len(short(value)) <= 60
