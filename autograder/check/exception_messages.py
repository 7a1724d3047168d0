"""Python's errors told in plain words, for someone who has met few of them."""

from __future__ import annotations

import re

IN_PLACE = ("An in-place operation would have to change the array's dtype, say from integers to floats. Make a new "
            "array instead.")
IS_NONE = ("A value is None here. Did a function end without `return`, or is it one that returns nothing, such as "
           "`compile` of a model or `sort` of a list?")
BLANK = "A blank `...` is still there: put a value in its place."
ARRAYS = "shape|T|sum|mean|max|min|dot|reshape|copy|size|ndim|astype|ravel|flatten|argmax|std|any|all"
KEEP = "If it is the exercise's own, keep its signature as it was given."
INNER = "The inner dimensions of a matrix product differ. Write both shapes down: (N, D) @ (D, M)."
NO_FIT = "Two arrays have shapes that do not fit together element by element."
NOT_MADE_FOR = "An operation got values that it is not made for, such as text among numbers."
# (exception, pattern in its text, what it means for a learner); the first match is used.
MEANINGS = [
    ("RecursionError", "", "The function calls itself without end."),
    ("NameError", r"name '(\w+)' is not defined", "There is no variable `{0}` here: is it misspelled, or made in "
     "another cell only?"),
    ("UnboundLocalError", r"variable '(\w+)'", "`{0}` is used before it gets a value on this path: since the function "
     "sets it somewhere, it is a variable of its own in there, whatever the name stands for outside."),
    ("TypeError", r"'ellipsis'", BLANK),
    ("AttributeError", r"'ellipsis'", BLANK),
    # calls
    ("TypeError", r"missing 1 required positional argument: 'self'", "A method is called on the class: make an object "
     "first, with parentheses behind the class's name."),
    ("TypeError", r"missing \d+ required positional argument", f"A function is called with too few arguments. {KEEP}"),
    ("TypeError", r"^\w+\.\w+\(\) takes .* positional arguments? but \d+ (?:was|were) given", "A method is called with "
     "more arguments than it has. Is its first parameter, `self`, missing?"),
    ("TypeError", r"takes .* positional arguments? but \d+ (?:was|were) given", "A function is called with more "
     f"arguments than it has. {KEEP}"),
    ("TypeError", r"unexpected keyword argument '(\w+)'", "There is no argument named `{0}`: is it misspelled? If the "
     "function is the exercise's own, keep its signature as it was given."),
    ("TypeError", r"'module' object is not callable", "A module is called as if it were a function: name the function "
     "in it, as in np.array."),
    ("TypeError", r"object is not callable", "Round brackets stand behind something that is no function. Parts are "
     "taken with [ ], a product needs *; or a function's name was given to a value."),
    ("TypeError", r"'.*(?:function|method|Dispatcher|ufunc|type).*' object is not subscriptable", "Square brackets "
     "stand behind a function: call it with round ones."),
    ("TypeError", r"unsupported operand.*'(?:builtin_)?(?:function|method|.*Dispatcher)", "A function stands in a "
     "computation: are the parentheses behind its name missing, as in X.sum()?"),
    # None, numbers, lists and texts in the place of arrays
    ("TypeError", r"NoneType", IS_NONE),
    ("AttributeError", r"'NoneType'", IS_NONE),
    ("TypeError", r"unhashable", "A list, dictionary or array is used where only a fixed value can stand."),
    ("TypeError", r"'(int|float|bool)' object is not subscriptable", "A single number (`{0}`) has no parts: a list or "
     "an array is wanted here. Where does it come from?"),
    ("TypeError", r"'History' object is not subscriptable", "The numbers are in its dictionary: "
     "history.history['loss']."),
    ("AttributeError", rf"'(?:int|float|bool)' object has no attribute '(?:{ARRAYS})'", "A single number stands where "
     "an array is wanted. Where does it come from?"),
    ("AttributeError", rf"'(list|tuple)' object has no attribute '(?:{ARRAYS})'", "A {0} is no array: make one of it "
     "with np.array first."),
    ("AttributeError", r"'dict' object has no attribute '(\w+)'", "A dictionary's values are taken with brackets: "
     "[\"{0}\"]."),
    ("AttributeError", r"module '(\w+)' has no attribute '(\w+)'", "There is no `{1}` in {0}: is it misspelled?"),
    ("AttributeError", r"object has no attribute '(\w+)'", "There is no `.{0}` on this object: is it misspelled, or "
     "never set?"),
    ("TypeError", r"can't multiply sequence by non-int", "A list times a number repeats the list: make an array of it "
     "with np.array first."),
    ("TypeError", r"(?:unsupported operand|not supported between).*'str'|can only concatenate str", "A text stands "
     "among numbers."),
    ("TypeError", r"(?:unsupported operand|not supported between).*'(?:list|tuple)'", "Python's lists do not compute "
     "element by element: make an array of it with np.array first."),
    ("TypeError", r"(?:list|tuple) indices must be integers or slices, not (?:tuple|list|float)", "A list takes one "
     "whole number in brackets, or a slice. For rows and columns make an array of it with np.array first."),
    ("TypeError", r"cannot unpack non-iterable (\w+)", "One value ({0}) came where several are taken apart: what does "
     "the function return?"),
    ("TypeError", r"'(?:int|float|bool)' object is not iterable", "A single number stands where a list or an array is "
     "wanted; `for i in range(n)` counts."),
    ("TypeError", r"object of type '(?:int|float|bool)' has no len", "A single number has no length: a list or an "
     "array is wanted here."),
    ("TypeError", r"'float' object cannot be interpreted as an integer", "A whole number is wanted: `/` always gives a "
     "float, `//` a whole number."),
    ("ValueError", r"too many values to unpack", "More values come than there are names on the left of `=`."),
    ("ValueError", r"not enough values to unpack", "Fewer values come than there are names on the left of `=`."),
    # shapes and axes
    ("TypeError", r"Cannot interpret '.*' as a data type", "A shape goes in as one tuple, with parentheses of its own: "
     "np.zeros((3, 4))."),
    ("AxisError", r"axis (-?\d+) is out of bounds for array of dimension (\d+)", "Axes are counted from 0, and this "
     "array has {1}, so there is no axis {0}."),
    ("ValueError", r"cannot reshape array of size (\d+)", "The new shape must have room for exactly {0} values."),
    ("ValueError", r"matmul: Input operand \d does not have enough dimensions", "One factor of a matrix product is a "
     "plain number. Multiply with *, or see where it comes from: was a function's result taken apart in the wrong "
     "order?"),
    ("ValueError", r"mismatch in its core dimension|not aligned|dimension mismatch|Dimensions must be equal.*MatMul",
     INNER),
    ("InvalidArgumentError", r"Matrix size-incompatible", INNER),
    ("InvalidArgumentError", r"compile_loss[\s\S]*(?:Incompatible shapes|required broadcastable shapes)", "The loss "
     "cannot compare targets and outputs of these shapes. Labels that are class numbers (N,) belong to "
     "sparse_categorical_crossentropy; mse wants targets of the model's output shape."),
    ("InvalidArgumentError", r"valid range of \[0, (\d+)\)", "A label is none of the model's classes, which are "
     "counted from 0: below {0}."),
    ("InvalidArgumentError", r"Incompatible shapes|required broadcastable shapes", NO_FIT),
    ("ValueError", r"could not be broadcast|Incompatible shapes|Dimensions must be equal", NO_FIT),
    ("ValueError", r"all the input arrays? |all input arrays must have", "Arrays that are joined need equal shapes, "
     "but for the axis along which they are joined."),
    ("ValueError", r"setting an array element with a sequence", "Rows of different lengths make no array; nor do "
     "several values fit in the place of one."),
    ("ValueError", r"zero-size array", "The array is empty: has a mask or a slice left nothing?"),
    ("ValueError", r"truth value of an array", "An `if`, `and` or `or` got a whole array. Use np.where, & or |, or "
     ".any() and .all()."),
    ("TypeError", r"ufunc 'invert'", "`~` turns truth values round, and these are numbers. Use a comparison, or 1 - "
     "x."),
    ("TypeError", r"ufunc 'bitwise_", "`&` and `|` bind more strongly than comparisons: put each comparison into "
     "parentheses, (x > 0) & (x < 1)."),
    ("TypeError", r"only integer scalar arrays", "An array stands where one whole number belongs. To join arrays, hand "
     "them over as one list: np.concatenate([a, b])."),
    ("TypeError", r"only (?:0-dimensional|length-1|size-1) arrays", "A single number is wanted, and an array of many "
     "came: is a sum or a mean missing, or is it math.exp in place of np.exp?"),
    ("TypeError", r"np\.sum\(generator\)", "Use Python's sum for a generator, or hand np.sum a list."),
    ("ValueError", r"read-only", "This array must not be written to: change a copy of it, x.copy()."),
    ("IndexError", r"only integers, slices", "An array is indexed by something that is neither a number nor a mask; "
     "names in brackets belong to dictionaries."),
    ("IndexError", r"too many indices", "The array has fewer dimensions than there are indices."),
    ("IndexError", r"boolean index did not match", "The mask has another shape than the array."),
    ("IndexError", "", "An index is outside of the array or list."),
    ("KeyError", "", "The dictionary has no such key."),
    ("ZeroDivisionError", "", "Something is divided by zero."),
    ("OverflowError", "", "A number became too large."),
    ("ValueError", r"math domain error", "The function has no value there, as the root or the logarithm of a negative "
     "number."),
    ("LinAlgError", r"Singular", "The matrix has no inverse."),
    # Keras
    ("NotImplementedError", r"symbolic", "While Keras compiles a function its tensors hold no numbers yet, and NumPy "
     "cannot compute with them: use keras.ops, such as keras.ops.abs, in place of np."),
    ("ValueError", r"Cannot convert '(\d+)' to a shape", "`({0})` is a number; a comma makes a shape of it: "
     "shape=({0},)."),
    ("ValueError", r"not recognized: \{'lr'", "The argument is called learning_rate."),
    ("ValueError", r"(?:not recognized|Unrecognized keyword arguments)[^{]*\{'(\w+)': [^:]*\}", "There is no argument "
     "named `{0}`: is it misspelled?"),
    ("ValueError", r"Could not interpret (\w+).*identifier", "Keras knows no {0} of this name: is it misspelled?"),
    ("ValueError", r"`metrics` argument to be a list", "Metrics are given as a list: metrics=[\"accuracy\"]."),
    ("ValueError", r"must have (?:the same )?rank.*target\.shape=\(None,\)", "The targets have shape (N,), the outputs "
     "are a table. Class numbers belong to sparse_categorical_crossentropy; for other losses give targets the shape "
     "of the outputs."),
    ("ValueError", r"must have rank.*target\.ndim - 1", "sparse_categorical_crossentropy wants class numbers, shape "
     "(N,); tables of 0 and 1 belong to categorical_crossentropy."),
    ("ValueError", r"expected axis -1 of input shape to have value (\d+)", "The layer was built for {0} features: its "
     "input must have shape (N, {0})."),
    ("ValueError", r"must be KerasTensors", "A layer stands where its output belongs: call it on the tensor before, "
     "Dense(3)(x)."),
    ("ValueError", r"not connected to `inputs`", "The outputs were not computed from these inputs: call each layer on "
     "what the one before gave."),
    ("ValueError", r"isn't built|not been built", "The model does not know its input's shape yet: begin with "
     "keras.Input(shape=(D,))."),
    ("ValueError", r"Data cardinality is ambiguous", "Inputs and targets must have equally many rows."),
    ("ValueError", r"instances of `keras.Layer` can be added", "The layer's class stands there: make a layer of it, "
     "with parentheses behind its name."),
    ("ValueError", r"Unrecognized data type", "Keras wants arrays: make one with np.array."),
    # what does not belong in an answer
    ("SystemExit", "", "The code asks Python to exit. Return a value instead."),
    ("EOFError", "", "`input()` waits for a text that nobody types here: take what is needed from the arguments."),
    ("FileNotFoundError", "", "There is no such file: names are relative to the notebook's folder."),
    ("ModuleNotFoundError", "", "This module is not installed here: do it with what the notebook imports."),
    ("UFuncTypeError", "output from", IN_PLACE),
    ("_UFuncOutputCastingError", "", IN_PLACE),
    ("UFuncTypeError", "", NOT_MADE_FOR),
    ("_UFuncNoLoopError", "", NOT_MADE_FOR),
]


def error(name: str, message: str, where: tuple[int, str] | None) -> str:
    """One text for an exception of type `name`: what Python said, in which line, and what it means."""
    gist = _gist(message)
    text = f"It stopped with {name.lstrip('_')}" + (f": {gist}" if gist else "")
    if where:
        text += f" (line {where[0]} of its cell: `{where[1]}`)"
    text = text.rstrip(".") + "."
    for kind, pattern, meaning in MEANINGS:
        found = re.search(pattern, message) if name == kind else None
        if found:
            return text + " " + meaning.format(*found.groups())
    return text


def _gist(message: str) -> str:
    """The line of a message that says what happened: the first, unless it only says where, as Keras' often do."""
    lines = [line.strip() for line in _ANSI.sub("", _NODE.sub("", message)).splitlines() if line.strip()]
    while len(lines) > 1 and (lines[0].startswith("Exception encountered when calling") or lines[0].endswith(":")):
        lines = lines[1:]
    return lines[0] if lines else ""


_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_NODE = re.compile(r"\{\{\w+ .*?\}\} ?|\[Op:.*?\]|\(Op:.*?\)| name: *$")      # TensorFlow's names for what it was at
