# ---
# title: Automatic differentiation
# objectives:
#   - draw the graph of a computation, with a slope on every edge, and read the gradients off it
#   - build an engine that differentiates whatever you compute, first on numbers, then on arrays
#   - put the nodes of a graph in order without recursion, and send gradients back through it, each node once
#   - undo broadcasting, and say what happens on the way back to a sum, a mean, a product and an index
#   - train a network whose backward pass nobody wrote
#   - find faults in an engine, such as a closure over a loop variable
# minutes: 180
# prerequisites: ["04 Losses", "05 Forward propagation", "06 Backpropagation"]
# ---

# %% [markdown]
# In unit 06 you wrote a backward pass by hand, and a new one for every new network: the chain, the skip connection.
# TensorFlow and PyTorch users write none. They write the forward pass, and the gradients are there. This unit takes
# that apart. You build the engine that does it, in five short pieces, train a network with it, and compare it with
# TensorFlow's. In the end you mend an engine of another kind.
#
# What the exercises mean by their words: "numbers" are floats or whole numbers, "arrays" hold float64 or whole numbers
# of 64 bits, with at least one entry, all of them finite. A result of -0.0 is as good as 0.0.

# %% given
import math

import numpy as np

from autograder import check

# %% [markdown]
# ## Three questions first
#
# Answer from memory, then look up what you were unsure of.
#
# 1. `paths`: x reaches the loss on two paths. What do you do with what comes back on them?
#    **a** add   **b** multiply   **c** take the larger
# 2. `bias`: z = x @ W + b, with x (5, 3), W (3, 4) and b (4,). dz (5, 4) has arrived. What is db?
#    **a** dz, as it is   **b** the sum of dz over its rows, (4,)   **c** the mean of dz over its rows, (4,)
# 3. `measure`: You measure the gradient of a loss by central differences. It has 1,000 parameters. How many times is
#    the loss computed?
#    **a** 2   **b** 1,000   **c** 2,000

# %% exercise="recall"
recall = {
    "paths": ...,      # "a", "b" or "c"
    "bias": ...,
    "measure": ...,
}
### BEGIN SOLUTION
recall = {"paths": "a", "bias": "b", "measure": "c"}
### END SOLUTION

# %% check="recall"
from autograder import check

check.quiz(recall, {
    "paths": check.hashed("a"),
    "bias": check.hashed("b"),
    "measure": check.hashed("c"),
}, because={
    "paths": "Along a path slopes are multiplied. What about several paths? See unit 06, section 1.",
    "bias": "b has shape (4,), and every row of z has it inside: what do five effects make together?",
    "measure": "Each parameter is moved up once and down once.",
})
check.score(1)

# %% [markdown]
# ## 1. A graph with slopes
#
# Take a computation in three steps: c = a · b, then d = c + a, then loss = d · d. For a = 2 and b = -3 that is c = -6,
# d = -4 and loss = 16. Draw a node for each number and an edge from each number to what is made of it.

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]


def _draw_nodes(places, texts, edges, title, size=(9, 3.6)):
    """A graph: places {key: (x, y)}, texts {key: text of the node}, edges [(from, to, text)]."""
    figure, ax = plt.subplots(figsize=size, layout="constrained")
    across, up = [[p[i] for p in places.values()] for i in (0, 1)]
    ax.set(xlim=(min(across) - 0.6, max(across) + 0.6), ylim=(min(up) - 0.7, max(up) + 0.7), title=title)
    boxes = {key: ax.text(x, y, texts[key], ha="center", va="center", fontsize=11, color="black",
                          bbox=dict(boxstyle="round,pad=0.5", facecolor="white", edgecolor="black")).get_bbox_patch()
             for key, (x, y) in places.items()}
    for i, (start, end, text) in enumerate(edges):
        same = [k for k, edge in enumerate(edges) if edge[:2] == (start, end)]
        bend = 0.0 if len(same) == 1 else 0.28 - 0.56 * same.index(i)
        (x0, y0), (x1, y1) = places[start], places[end]
        ax.annotate("", (x1, y1), (x0, y0), arrowprops=dict(
            arrowstyle="-|>", color=BLUE, linewidth=1.6, patchA=boxes[start], patchB=boxes[end], shrinkA=0, shrinkB=0,
            connectionstyle=f"arc3,rad={bend}"))
        ax.text((x0 + x1) / 2 + 0.5 * bend * (y1 - y0), (y0 + y1) / 2 - 0.5 * bend * (x1 - x0), text, color=VERMILION,
                fontsize=11, ha="center", va="center",
                bbox=dict(boxstyle="round,pad=0.15", facecolor="white", edgecolor="none"))
    ax.axis("off")
    plt.show()


_draw_nodes({"a": (0, 1), "b": (0, -1), "c": (1.5, -0.6), "d": (3, 0.4), "loss": (4.5, 0.4)},
            {"a": "a\n2", "b": "b\n-3", "c": "c = a · b\n-6", "d": "d = c + a\n-4", "loss": "loss = d · d\n16"},
            [("a", "c", "-3"), ("b", "c", "2"), ("c", "d", "1"), ("a", "d", "1"), ("d", "loss", "-4"),
             ("d", "loss", "-4")], "Nodes with their numbers, edges with their slopes")

# %% [markdown]
# The figure shows five boxes from a and b on the left to the loss on the right, and six arrows. The number on an
# arrow is a slope: how many times as much the box at its end moves as what comes along this one arrow, while all else
# that goes into that box is held. c = a · b moves -3 times as much as a does (the slope is b), and 2 times as much as
# b does (the slope is a). A sum moves as much as each of its terms. d · d has d in two places, so two arrows lead from
# d to the loss. The slope of each factor is the other factor, and that is -4 for both.
#
# Now the two rules of unit 06: **multiply along a path, add over the paths.** The gradient of the loss with respect to
# any node is the sum over all paths from there to the loss.
#
# ### Predict: `forecast`
#
# Walk from right to left. Begin with d, which has two arrows to the loss. Write down the gradient of the loss with
# respect to each node. Keep your answers: in section 4 your own engine will say whether you are right.

# %% exercise="forecast"
forecast = {
    "d": ...,    # a number: how the loss moves with d
    "c": ...,
    "b": ...,
    "a": ...,    # a has two arrows
}
### BEGIN SOLUTION
forecast = {"d": -8, "c": -8, "b": -16, "a": 16}
### END SOLUTION

# %% check="forecast"
from autograder import check

check.quiz(forecast, {
    "d": check.hashed(-8),
    "c": check.hashed(-8),
    "b": check.hashed(-16),
    "a": check.hashed(16),
}, because={
    "d": "Two arrows lead from d to the loss. Add what they carry.",
    "c": "One arrow leads from c, to d. Its slope times what has arrived at d.",
    "b": "One arrow leads from b, to c. Its slope times what has arrived at c.",
    "a": "Two arrows lead from a: to c and to d. For each: its slope times what has arrived there. Then add.",
})
check.score(1)

# %% [markdown]
# Three ways to a gradient are on the table now.
#
# | | who finds the slopes | cost for n parameters |
# | --- | --- | --- |
# | by hand (unit 06) | you, anew for each network | one pass forward, one back |
# | measured (unit 06) | nobody | 2n passes forward |
# | automatic (this unit) | the program, while it computes | one pass forward, one back |
#
# What you just did on paper had no idea in it that a program could not have: *each operation knows its own slopes*,
# and the rest is multiplying and adding in the right order.
#
# ## 2. Numbers that remember
#
# An ordinary number forgets where it came from. So we put it into an object that remembers: its parents in the graph,
# and the slope on the edge from each.

# %% given
class Value:
    """A number that remembers how it was made.

    data     the number
    parents  the Values that it was made from, () for a number that you put in
    slopes   how it moves with each parent: one number for each
    grad     its gradient: 0 until a backward pass adds to it
    """

    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = tuple(parents)
        self.slopes = tuple(float(slope) for slope in slopes)
        self.grad = 0.0

    def pull(self, g):
        """What reaches each parent when the gradient g has arrived here: g times the slope of each edge."""
        return tuple(g * slope for slope in self.slopes)


def as_value(x):
    """x itself if it is a Value, else a new Value of the number x."""
    return x if isinstance(x, Value) else Value(x)


def add(a, b):
    """The sum of two Values, or numbers, as a Value."""
    a, b = as_value(a), as_value(b)
    return Value(a.data + b.data, (a, b), (1.0, 1.0))


# %% [markdown]
# `add` is the worked example: compute the number, name the parents, name the slopes. Nothing is sent back yet. The
# graph grows by itself while you compute:

# %%
_a, _c = Value(2), Value(-6)
_d = add(_c, _a)
print("data", _d.data, " slopes", _d.slopes, " made from", [parent.data for parent in _d.parents])
print("the second parent is the very object _a:", _d.parents[1] is _a)

# %% [markdown]
# ### Exercise: `value_operations`
#
# Five more. The slopes are those of unit 03, taken at the number that went in.

# %% exercise="value_operations"
def mul(a, b):
    """The product a b. a and b: Values or numbers.

    Returns a new Value. Its parents are a and b, in this order: the Values themselves, or those that as_value makes.
    Its slopes: how the product moves with a, and with b.

    Example: mul(3, -2) has data -6.0 and slopes (-2.0, 3.0).
    """
    a, b = as_value(a), as_value(b)
    ### BEGIN SOLUTION
    return Value(a.data * b.data, (a, b), (b.data, a.data))
    ### END SOLUTION


def power(a, n):
    """a to the power n. a: a Value or a number. n: a number, no Value: it is a constant, and no parent.

    a is above 0, or n is a whole number: any for a below 0, one of at least 1 for a = 0. Returns a new Value with one
    parent and one slope.

    Example: power(3, 2) has data 9.0 and slopes (6.0,).
    """
    a = as_value(a)
    ### BEGIN SOLUTION
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))
    ### END SOLUTION


def exp(a):
    """e to the power a. a: a Value or a number up to 700. Returns a new Value with one parent and one slope."""
    a = as_value(a)
    ### BEGIN SOLUTION
    e = math.exp(a.data)
    return Value(e, (a,), (e,))
    ### END SOLUTION


def tanh(a):
    """The hyperbolic tangent. a: a Value or a number, 1000 and -1000 too.

    Returns a new Value with one parent and one slope."""
    a = as_value(a)
    ### BEGIN SOLUTION
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))
    ### END SOLUTION


def relu(a):
    """a where it is above 0, else 0. a: a Value or a number. Returns a new Value with one parent and one slope.

    The slope at 0 is 0."""
    a = as_value(a)
    ### BEGIN SOLUTION
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Each is one or two lines after the given one, and all end in `return Value(number, parents, slopes)`. Parents and
# slopes are tuples: one parent is `(a,)`, with the comma. `a` is the Value, `a.data` its number.
# </details>
# <details><summary>Hint 2</summary>
#
# The slope of a product for one factor is the other factor. That of aⁿ is n aⁿ⁻¹. `exp` is its own slope. That of tanh
# is 1 - t², where t is the result. `math.exp`, `math.tanh` and `max` take plain numbers.
# </details>

# %% check="value_operations"
from autograder import check

v = check(mul, 2.0, 1.5)      # a Value of 3, with parents of its own
for came, data, slopes in (
    (check(mul, 3, -2), -6, (-2, 3)), (check(mul, -0.5, 3), -1.5, (3, -0.5)), (check(mul, v, 0), 0, (0, 3)),
    (check(mul, 3, 3), 9, (3, 3)), (check(mul, v, v), 9, (3, 3)), (check(power, 3, 2), 9, (6,)),
    (check(power, -2, 4), 16, (-32,)), (check(power, -2, 3), -8, (12,)), (check(power, 4, 1.5), 8, (3,)),
    (check(power, 4, -0.5), 0.5, (-0.0625,)), (check(power, -2, -1), -0.5, (-0.25,)), (check(power, 0, 1), 0, (1,)),
    (check(power, v, 0), 1, (0,)), (check(exp, -800), 0, (0,)),
    (check(exp, -1), 0.36787944117144233, (0.36787944117144233,)),
    (check(exp, v), 20.085536923187668, (20.085536923187668,)),
    (check(tanh, -0.5), -0.46211715726000975, (0.7864477329659274,)),
    (check(tanh, v), 0.9950547536867305, (0.009866037165440211,)), (check(tanh, 1000), 1, (0,)),
    (check(tanh, -1000), -1, (0,)), (check(relu, 0), 0, (0,)), (check(relu, v), 3, (1,)), (check(relu, -2.5), 0, (0,)),
    (check(relu, 1e-10), 1e-10, (1,)), (check(relu, -1e-10), 0, (0,)),
):
    came.get("data").close(float(data), rtol=1e-12)
    came.get("slopes").close(tuple(map(float, slopes)), rtol=1e-9, atol=1e-12)
    came.get("parents").holds("one for each slope", lambda parents: len(parents) == len(slopes))
for name, at, came in (("mul(v, 4)", 0, check(mul, v, 4)), ("mul(4, v)", 1, check(mul, 4, v)),
                       ("power(v, 2)", 0, check(power, v, 2)), ("exp(v)", 0, check(exp, v)),
                       ("tanh(v)", 0, check(tanh, v)), ("relu(v)", 0, check(relu, v))):
    came.get(f"parents[{at}].parents[1].data").close(1.5, name=f"{name}: v is a parent")
### BEGIN HIDDEN TESTS
import math

for one, other in ((check(mul, 3, 4), check(mul, 3, 4)), (check(power, 3, 2), check(power, 3, 2)),
                   (check(exp, 1), check(exp, 1)), (check(tanh, 1), check(tanh, 1)), (check(relu, 1), check(relu, 1))):
    one.call("__setattr__", "grad", 7.0)
    other.get("grad").close(0.0, name="two calls give two Values")
for a, b in check.rng.uniform(0.3, 2.0, size=(2, 2)).tolist():
    for name, came, data, slopes in (
        ("mul", check(mul, a, -b), -a * b, (-b, a)),
        ("power", check(power, a, b), a**b, (b * a**b / a,)), ("power", check(power, -b, 4), b**4, (-4 * b**3,)),
        ("exp", check(exp, -10 * a), math.exp(-10 * a), (math.exp(-10 * a),)),
        ("tanh", check(tanh, b), math.tanh(b), (1 / math.cosh(b) ** 2,)),
        ("relu", check(relu, b), b, (1.0,)), ("relu", check(relu, -a), 0.0, (0.0,)),
    ):
        came.get("data").close(data, rtol=1e-12, name=f"{name} on random numbers: data")
        came.get("slopes").close(slopes, rtol=1e-9, name=f"{name} on random numbers: slopes")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Python lets a class say what `+` and `*` mean for its objects: by methods called `__add__` and `__mul__`. The next
# cell sets them, so that you can write formulas. Subtraction, division and the minus sign need no new slopes: they are
# made of what you have. `run_text` computes a few lines of text with Values; the checks use it, and so may you.

# %% given
Value.__add__ = Value.__radd__ = lambda a, b: add(a, b)
Value.__mul__ = Value.__rmul__ = lambda a, b: mul(a, b)
Value.__pow__ = lambda a, n: power(a, n)
Value.__neg__ = lambda a: mul(a, -1)
Value.__sub__ = lambda a, b: add(a, mul(b, -1))
Value.__rsub__ = lambda a, b: add(b, mul(a, -1))
Value.__truediv__ = lambda a, b: mul(a, power(b, -1))
Value.__rtruediv__ = lambda a, b: mul(b, power(a, -1))


def run_text(text, numbers):
    """Compute with Values: run_text("loss = a * b", {"a": 2, "b": -3}) gives {"a": Value, "b": Value, "loss": Value}.

    text: lines of Python, or statements with ; between them, which use the names in numbers, and exp, tanh and relu.
    """
    names = {name: Value(number) for name, number in numbers.items()}
    exec(text, {"exp": exp, "tanh": tanh, "relu": relu}, names)
    return {name: value for name, value in names.items() if isinstance(value, Value)}


# %%
_names = run_text("c = a * b; d = c + a; loss = d * d", {"a": 2, "b": -3})
for _name in ("c", "d", "loss"):
    print(f"{_name:4}  data {_names[_name].data:5}   slopes {_names[_name].slopes}")

# %% [markdown]
# These are the slopes in the figure. You wrote a formula, and the graph was built behind your back: from any node you
# can walk to everything that it was made from.
#
# ## 3. In which order?
#
# The gradient will flow from the loss to the left. **Predict:** you have just sent something back from d, along both
# of its arrows to c and to a. May you go on with a at once?
#
# <details><summary>Open this to compare</summary>
#
# No. More will arrive at a, through c. (Here a has no parents, so it would do no harm. In general, whoever passes on
# what has arrived *so far* has to come back and pass on the rest: twice the work here, and in a chain of 40 nodes
# `x = x + x`, where each is used twice, 2⁴⁰ steps in place of 40.)
# </details>
#
# So a node may have its turn only when everything that is made from it has had its turn. In a **topological order**
# every node stands *after* all of its parents: read from the left it is an order in which the graph could be
# computed, read backwards the order in which gradients can flow.
#
# How to find one: go to the root, and before you write it down, go to its parents, and before you write *them* down,
# go to theirs. Worked on our graph, from the loss, with the last-named parent first:
#
# | go to | still waiting | written down so far |
# | --- | --- | --- |
# | loss, d, then d's parent a | loss, d | a |
# | d's other parent c; its parent b | loss, d, c | a, b |
# | c's parent a is written already: skip it | loss, d, c | a, b |
# | c has no parents left, so write it; then d; then loss | | a, b, c, d, loss |
#
# A function that calls itself for each parent does that in six lines. But Python stops a function that calls itself
# within itself 1,000 times (`RecursionError`), and a network that reads a text word by word makes longer chains. So
# keep the list of what is still to be done yourself: a **stack**, a list where you `append` at the end and `pop` from
# the end.
#
# ### Exercise: `topo_sort`

# %% given
# For the checks of this section and the next; you need not read it.
class Watched(Value):
    """A node for the checks. Nothing but grad can be set on it, it has no slopes, and it does not answer for ever."""

    def __setattr__(self, name, value):
        if name != "grad":
            raise AttributeError("nothing but grad may be set on a node")
        vars(self)[name] = value

    def _asked(self):
        vars(self)["asked"] = vars(self).get("asked", 0) + 1
        if vars(self)["asked"] > 10_000:
            raise RuntimeError("one node was asked more than 10,000 times")

    @property
    def parents(self):
        self._asked()
        return vars(self)["parents"]

    @property
    def slopes(self):
        raise AttributeError("the nodes of this check have no slopes: use pull")

    def pull(self, g):
        self._asked()
        return tuple(g * slope for slope in vars(self)["slopes"])


def watched(values, start=0.0):
    """The same dictionary of Values, where they and all that they are made from are Watched.

    start: what each grad holds at first. If it is an array, what pull gives are arrays of its shape.
    """
    nodes = list(values.values())
    while nodes:
        node = nodes.pop()
        if type(node) is Value:
            nodes.extend(node.parents)
            node.slopes = tuple(slope + 0.0 * start for slope in node.slopes)
            node.grad = 1.0 * start
            node.__class__ = Watched
    return values


def written_order(sort, graph, root):
    """The names of sort(root), for a graph that is written down: {name: names of its parents}.

    It asks sort twice, first while root has no parents yet, and gives the second answer: nothing may be left over.
    """
    nodes = watched({name: Value(0) for name in graph})
    sort(nodes[root])
    for name, parents in graph.items():
        vars(nodes[name])["parents"] = tuple(nodes[parent] for parent in parents)
    order = sort(nodes[root])
    if not isinstance(order, (list, tuple)):
        return None if order is None else f"a {type(order).__name__}, no list"
    names = {id(node): name for name, node in nodes.items()}
    return [names.get(id(node), "no node") for node in order]


# %% exercise="topo_sort"
def topo_sort(root):
    """The nodes that root is made from, and root itself, in an order in which each stands after all of its parents.

    root: a node, with its parents in root.parents, a tuple. Parents have parents; one may stand in a tuple twice.
    Returns a list or a tuple of nodes, each exactly once; root is the last. Any order will do that keeps to this.
    Chains of 5,000 nodes must work. The time grows with the number of edges, not with that of paths: a chain of 60
    nodes in which each has its predecessor as a parent twice takes no time. The nodes stay as they are, and nothing
    is kept for the next call.

    Example: written_order(topo_sort, {"a": [], "b": ["a"], "c": ["b", "a"]}, "c") is ["a", "b", "c"].
    """
    ### BEGIN SOLUTION
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, parents_done = stack.pop()
        if parents_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order
    ### END SOLUTION


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Put pairs on the stack: a node, and whether its parents have been seen to. The first pair is `(root, False)`.
# </details>
# <details><summary>Hint 2</summary>
#
# Pop a pair. If its parents are done, write the node down. If not, and if you see the node for the first time: put it
# back as `(node, True)`, and its parents on top of it, each as `(parent, False)`. They will be popped before it.
# </details>
# <details><summary>Hint 3</summary>
#
# Keep the nodes that you have opened in a set, `seen`: `node in seen` is quick there, and in a list it is not.
# </details>

# %% check="topo_sort"
from autograder import check


def ordered(graph, nodes):
    """Whether a list holds these nodes, each once and after its parents."""
    return lambda came: sorted(came) == sorted(nodes) and all(
        came.index(parent) < came.index(node) for node in nodes for parent in graph[node])


lesson = {"loss": ["d", "d"], "d": ["c", "a"], "c": ["a", "b"], "b": [], "a": [], "other": ["a"]}
ladder = {"x": [], "p": ["x"], "q": ["p"], "r": ["x", "q"], "s": ["r", "p"], "t": ["x", "s", "q"]}
wide = {"sum": list("kevin"), "k": ["z"], "e": ["k", "z"], "v": ["i"], "i": ["n"], "n": ["e"], "z": []}
for graph, root, nodes in ((lesson, "loss", "a b c d loss"), (lesson, "c", "a b c"), (ladder, "t", "x p q r s t"),
                           (ladder, "r", "x p q r"), (wide, "sum", "k e v i n z sum")):
    after = "; ".join(f"{node} after {', '.join(graph[node])}" for node in nodes.split() if graph[node])
    check(order_of, graph, root).holds(f"{nodes}, each once; {after}", ordered(graph, nodes.split()))
check(order_of, lesson, "b").equal(["b"], name="topo_sort: a node without parents")
for name, length, parents in (("5,000 nodes in a chain", 5000, 1), ("60 nodes, each twice a parent", 60, 2)):
    chain = {"0": [], **{str(i): parents * [str(i - 1)] for i in range(1, length)}}
    check(order_of, chain, str(length - 1)).equal([str(i) for i in range(length)], name=f"topo_sort: {name}")
### BEGIN HIDDEN TESTS
for n in (2, 8, 30, 30):
    graph = {i: [int(p) for p in check.rng.integers(0, i, size=int(check.rng.integers(1, 4)))] if i else []
             for i in check.rng.permutation(n).tolist()}
    nodes, more = set(), [n - 1]
    while more:
        nodes.add(more[-1])
        more += graph[more.pop()]
    check(order_of, graph, n - 1).holds("each node once and after its parents", ordered(graph, sorted(nodes)),
                                        hint="Any graph: nodes may be parents of many others, near and far.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 4. Back
#
# With the order, the way back is short. Start with 1 at the root: the loss moves once as much as itself. Go through
# the order from its end. At each node everything has arrived, and `node.pull(g)` says what reaches each parent. Add it
# to what has arrived there already.
#
# **Predict:** what becomes of an engine that writes `=` there in the place of adding? For which of a, b, c, d in our
# graph would its gradient be wrong? Keep your answer: it comes up again when your own engine runs.
#
# One more decision. What shall happen if backward is called twice, for two losses, or twice for the same one? As in
# PyTorch, gradients **accumulate** here: the second call adds to `grad`, and whoever wants a fresh start sets it to 0.
# Two losses can then send their gradients one after the other, which is what the gradient of their sum is.
#
# So there are two things to keep apart: what flows in *this* call, and what `grad` holds from all calls. Whoever lets
# the second call pass on what `grad` holds passes on the first call's gradient a second time.
#
# ### Exercise: `backward`

# %% exercise="backward"
def backward(root):
    """Add to the grad of every node that root is made from, and of root, the gradient of root with respect to it.

    root: a node of one number, with data, parents, grad and a method pull, as Value has them. Its gradient with
    respect to itself is 1. Use pull and not the slopes: the nodes of section 6 have none, and neither have those of
    the check. What pull gives, and what grad holds, may be arrays.
    A second call adds the same again, whatever grad holds. Chains of 5,000 nodes must work, and 40 times
    loss = loss + loss takes no time: no path is walked on its own. Everything but grad stays as it is. What is
    returned does not matter.

    Example: after backward(loss) for loss = a * a + 5 * a with a = 3, a.grad is 11.0, after another one 22.0.
    """
    ### BEGIN SOLUTION
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part
    ### END SOLUTION


def gradients(text, numbers, calls=1, start=0.0):
    """{name: grad} for all names in a text that sets loss, after `calls` backward passes. Each grad begins as start."""
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Keep a dictionary `arrived`, from node to number. It begins as `{root: 1.0}`. Nodes can be keys.
# </details>
# <details><summary>Hint 2</summary>
#
# For each node of `reversed(topo_sort(root))`: take what has arrived, add it to `node.grad`, ask `node.pull` with it.
# </details>
# <details><summary>Hint 3</summary>
#
# `zip(node.parents, node.pull(g))` gives pairs of a parent and what reaches it. `arrived.get(parent, 0.0)` is what
# arrived before, 0 if nothing did. A parent that stands there twice gets both.
# </details>

# %% check="backward"
import numpy as np
from autograder import check

for text, numbers, right in (
    ("loss = 3 * a", {"a": 2.0}, {"a": 3, "loss": 1}),
    ("c = a * b; loss = c + b", {"a": 2, "b": -3}, {"a": -3, "b": 3, "c": 1, "loss": 1}),
    ("d = a + a; loss = d * a", {"a": 1.5}, {"a": 6, "d": 1.5, "loss": 1}),
    ("c = a * a; d = c * a; loss = d * c + a", {"a": 2}, {"a": 81, "c": 16, "d": 4, "loss": 1}),
    ("p = x * y; q = x + p; r = q * p; loss = q * r + x", {"x": 1, "y": 2},
     {"x": 55, "y": 21, "p": 21, "q": 12, "r": 3, "loss": 1}),
    ("d = exp(c) - tanh(c); loss = relu(d) / a", {"a": 0.5, "c": 0}, {"a": -4, "c": 0, "d": 2, "loss": 1}),
    ("unused = a * b; loss = relu(b) ** 3", {"a": 4, "b": 2}, {"a": 0, "b": 12, "unused": 0, "loss": 1}),
    ("loss = a", {"a": 7}, {"a": 1, "loss": 1}),
):
    for calls in (1, 2, 3)[: 1 + 2 * ("q" in text)]:
        check(gradients, text, numbers, calls).close({name: calls * float(g) for name, g in right.items()},
                                                     name=f"{text}, {numbers}: {calls} backward").unchanged()
for start in (np.array([10.0, -20.0, 0.0]), np.array([[3]])):
    check(gradients, "c = a * b; loss = c + b", {"a": 2, "b": -2.5}, 1, start).close(
        {"a": start - 2.5, "b": start + 3.0, "c": start + 1.0, "loss": start + 1.0},
        name=f"arrays, each grad begins as {start.tolist()}").unchanged()
chain = "loss = a\nfor _ in range({}):\n    loss = loss {}"
check(gradients, chain.format(5000, "+ 0.5"), {"a": 2}).close({"a": 1.0, "loss": 1.0}, name="a chain of 5,000 sums")
check(gradients, chain.format(40, "+ loss"), {"a": 2}).close({"a": 2.0**40, "loss": 1.0}, name="40 times loss + loss")
### BEGIN HIDDEN TESTS
for a, b in check.rng.uniform(0.5, 1.5, size=(3, 2)).tolist():
    c = a * b + b**2
    right = {"a": c * b + b * c + a * b, "b": 2 * c * (a + 2 * b) + a * a, "c": 2 * c, "d": a, "loss": 1.0}
    for calls in (1, 2):
        check(gradients, "c = a * b + b ** 2; d = a * b; loss = c * c + d * a", {"a": a, "b": b}, calls).close(
            {**{k: calls * v for k, v in right.items()}, "a": calls * (2 * c * b + 2 * a * b)}, rtol=1e-9,
            name="backward on random numbers")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Was your forecast right?

# %%
_found = gradients("c = a * b; d = c + a; loss = d * d", {"a": 2, "b": -3})
for _name, _predicted in forecast.items():
    print(f"{_name}: predicted {_predicted}, engine {_found[_name]}")

# %% [markdown]
# And an engine with `=` in the place of adding? All four would be wrong. d is used twice, and the second -4 overwrites
# the first: d keeps half of its gradient, and c and b, which get theirs from d, do too. a keeps half of what comes
# through c, and loses what came straight from d: 12 in place of 16.
#
# Here is any graph that you like, drawn by walking it. In each box: what it is, the number, the gradient. Change the
# text and the numbers.

# %% drawing
def draw_graph(text, numbers, title):
    """Draw what statements with ; between them compute: each node right of its parents, with number and gradient."""
    names = run_text(text, numbers)
    order = topo_sort(names["loss"])
    backward(names["loss"])
    statements = {part.split("=")[0].strip(): part.strip() for part in text.split(";")}
    called = {node: statements.get(name, name) for name, node in names.items()}
    column = {}
    for node in order:
        column[node] = max((column[parent] + 1 for parent in node.parents), default=0)
    for node in reversed(order):            # what was put in stands just left of where it is used first
        if not node.parents:
            column[node] = min(column[child] for child in order if node in child.parents) - 1
    columns = [[node for node in order if column[node] == i] for i in range(column[order[-1]] + 1)]
    places = {node: (1.6 * i, 1.3 * ((len(nodes) - 1) / 2 - row))
              for i, nodes in enumerate(columns) for row, node in enumerate(nodes)}
    texts = {node: f"{called.get(node, '')}\n{node.data:.3g}\ngrad {node.grad:.3g}".strip() for node in order}
    edges = [(parent, node, f"{slope:.3g}") for node in order
             for parent, slope in zip(node.parents, node.slopes, strict=True)]
    _draw_nodes(places, texts, edges, title, size=(10, 4))


draw_graph("p = w * x; z = p + b; a = tanh(z); loss = a * a", {"w": 0.5, "x": 2, "b": -0.4},
           "One neuron, whose answer should be 0, with the gradients that the engine found")

# %% [markdown]
# The figure shows a neuron, w x + b and tanh, and the square of its answer. Read it from the right. Two arrows with
# the slope 0.537 lead from a to the loss: together 1.07, the gradient of a. tanh has the slope 0.712 here, so z gets
# 0.764. The sum hands that on to p and to b as it is, and the product gives w the part x = 2 times: 1.53.
#
# **Does TensorFlow find the same?** Its engine is called `GradientTape`: it records what is computed on variables, and
# plays the recording backwards. The same text, on its numbers and on yours:

# %%
import tensorflow as tf


def _tape(text, numbers):
    """{name: gradient of loss}, by TensorFlow in float64."""
    names = {name: tf.Variable(number, dtype=tf.float64) for name, number in numbers.items()}
    with tf.GradientTape(persistent=True) as tape:
        exec(text, {"exp": tf.exp, "tanh": tf.tanh, "relu": tf.nn.relu}, names)
    return {name: float(tape.gradient(names["loss"], names[name])) for name in numbers}


for _text, _numbers in (("c = a * b; d = c + a; loss = d * d", {"a": 2.0, "b": -3.0}),
                        ("z = w * x + b; loss = (tanh(z) - y) ** 2", {"w": 0.5, "x": 2.0, "b": -0.4, "y": 1.0}),
                        ("s = exp(a) / (exp(a) + exp(b)); loss = relu(s * b - a) ** 3", {"a": -0.3, "b": 1.2})):
    _mine, _theirs = gradients(_text, _numbers), _tape(_text, _numbers)
    print(f"{_text}\n    largest difference {max(abs(_mine[k] - _theirs[k]) for k in _numbers):.1e}")

# %% [markdown]
# No more than the last digit of float64. The idea is the same as TensorFlow's, and as old as 1970: it is called
# **reverse mode automatic differentiation**. This is a good place for a pause.
#
# ## 5. Arrays, and what was stretched
#
# Of Values, a network would need one for every product of two numbers: with 10,000 weights and a batch of 100 rows a
# million, each a Python object. So let a node hold a whole array. Little changes: parents, order and backward stay as
# they are. Two things are new. A gradient has now the **shape** of the thing that it belongs to. And there is no slope
# on an edge any more: between a matrix and a matrix there would be millions. The edge has a rule instead, which turns
# what has arrived into what reaches the parent.
#
# First a thing that NumPy does quietly. z = x + b with x (4, 3) and b (3,): NumPy stretches b to four equal rows. dz
# (4, 3) has arrived, and what reaches b you know from unit 06. **Predict:** for z = x + c with c (4, 1), what reaches
# c, and in which shape?

# %% drawing
def _draw_stretch():
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    dz = np.array([[1, 0, 2], [-1, 3, 1], [2, 1, 0], [1, -2, 1]])
    for ax, title in zip(axes, ("Forward: b is used in each row", "Back: what the rows send adds up"), strict=True):
        forward = ax is axes[0]
        for row in range(5):
            for column in range(3):
                text = f"b{column}" if forward else str(dz[row, column] if row < 4 else dz[:, column].sum())
                y = -row - 0.5 * (row > 0 if forward else row == 4)
                special = row == 0 if forward else row == 4
                ax.add_patch(plt.Rectangle((column, y), 0.9, 0.8, edgecolor=VERMILION if special else BLUE,
                                           facecolor="none", linewidth=2, linestyle="--" if forward and row else "-"))
                ax.text(column + 0.45, y + 0.4, text, ha="center", va="center", fontsize=11)
        ax.set(title=title, xlim=(-1.6, 3.2), ylim=(-4.8, 1.1))
        ax.text(-0.15, 0.4 if forward else -4.1, "b (3,)" if forward else "db (3,)", ha="right", va="center")
        ax.text(-0.15, -2.6 if forward else -1.2, "(4, 3)" if forward else "dz (4, 3)", ha="right", va="center")
        ax.axis("off")
    plt.show()


_draw_stretch()

# %% [markdown]
# On the left one row of three numbers stands above four dashed copies of it. On the right four rows of dz stand above
# their sum, column by column: 3, 2, 4. Each entry of b was used four times, on four paths, and paths add:
# `db = dz.sum(axis=0)`. Each entry of c would be used three times, once for each column: dc holds the sums of the rows,
# 3, 3, 3 and 0, in the shape (4, 1). In general: **what was stretched forward is summed on the way back**, over the
# axes that broadcasting put in front, and over the axes of length 1 that it made longer.
#
# ### Exercise: `unbroadcast`

# %% exercise="unbroadcast"
def unbroadcast(grad, shape):
    """Sum a gradient back to the shape of the array that was stretched.

    grad: an array, of a shape to which NumPy can stretch an array of the shape `shape`.
    shape: a tuple, the shape of the array that was stretched, or was not: it may be (), hold 1s, and equal grad.shape.
    Returns a new array of exactly this shape: each entry is the sum of all entries of grad that it was copied to. If
    nothing was stretched that is a copy of grad. Whole numbers may stay whole or become floats. grad stays as it is.

    Example: unbroadcast(np.array([[1.0, 2.0], [3.0, 4.0]]), (2,)) is [4.0, 6.0]; to the shape (2, 1) it is
    [[3.0], [7.0]], and to () it is 10.0, a number or an array of shape ().
    """
    ### BEGIN SOLUTION
    while grad.ndim > len(shape):
        grad = np.asarray(grad.sum(axis=0))
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return np.array(grad)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Broadcasting lines shapes up at their right ends. First sum away the axes in front, one after the other, until there
# are as many axes as `shape` has.
# </details>
# <details><summary>Hint 2</summary>
#
# Then look at the lengths in `shape`, one axis at a time: where it says 1, sum over this axis and keep it,
# `keepdims=True`. (If it was not stretched, that is a sum of one term, and changes nothing.) In the end `np.array(...)`
# makes a copy, and an array of what may be a single number.
# </details>

# %% check="unbroadcast"
import numpy as np
from autograder import check

g = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, 4.0]])
cube = np.arange(24).reshape(2, 3, 4)
square = np.array([[1.0, 2.0, 4.0], [8.0, 16.0, 32.0], [64.0, 128.0, 0.0]])
for grad, shape, right in (
    (g, (3,), [1.0, 1.0, 4.5]), (g, (2, 1), [[-0.5], [7.0]]), (g, (1, 3), [[1.0, 1.0, 4.5]]), (g, (1,), [6.5]),
    (g, (1, 1), [[6.5]]), (g, (2, 3), g), (g, (), 6.5), (square, (3,), [73.0, 146.0, 36.0]),
    (square, (3, 1), [[7.0], [56.0], [192.0]]), (cube, (4,), [60, 66, 72, 78]), (cube, (3, 1), [[60], [92], [124]]),
    (cube, (1, 3, 1), [[[60], [92], [124]]]), (cube, (2, 1, 4), [[[12, 15, 18, 21]], [[48, 51, 54, 57]]]),
    (cube, (1, 4), [[60, 66, 72, 78]]), (cube, (2, 1, 1), [[[66]], [[210]]]), (cube, (1, 1, 1), [[[276]]]),
    (np.array([3.0]), (1,), [3.0]), (np.array(2.5), (), 2.5), (g[:1], (1, 3), g[:1]), (g[:, :1], (2, 1), g[:, :1]),
    (g[:1], (3,), g[0]), (np.array([[1e-20, 2e-20]]), (1,), [3e-20]),
):
    check(unbroadcast, grad, shape).close(
        np.array(right), rtol=1e-12, name=f"unbroadcast: {grad.shape} to {shape}").unchanged().fresh()
### BEGIN HIDDEN TESTS
for long, short in (((5, 4), (4,)), ((5, 4), (5, 1)), ((4, 4), (4, 1)), ((4, 4), (1, 4)), ((2, 3, 4, 5), (3, 1, 5)),
                    ((2, 3, 4), (2, 3, 4)), ((6,), (1,)), ((2, 2, 2), (2, 1)), ((3, 1, 2), (1, 1, 2)), ((7, 2), ())):
    grad = check.rng.normal(size=long[::-1]).T
    right = np.zeros(short)
    for place in np.ndindex(long):
        right[tuple(min(i, n - 1) for i, n in zip(place[len(long) - len(short):], short, strict=True))] += grad[place]
    check(unbroadcast, grad, short).close(right, rtol=1e-9, atol=1e-12, hint="Any number of axes, in front and within."
                                          ).unchanged().fresh()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 6. Rules for arrays
#
# A sum is the opposite of stretching. **Predict:** s = x.sum(), with x (2, 3). ds = 5 has arrived, one number. What
# reaches x?
#
# <details><summary>Open this to compare</summary>
#
# Each entry of x moves s once as much as itself. So each gets all of it: a (2, 3) array full of 5. What was summed
# forward is *stretched* on the way back. For a mean, each entry moves it by 1/n only, so each gets 5/6.
# </details>
#
# With an axis it is the same for each row or column: `x.sum(axis=1)` has shape (2,), and what has arrived at its entry
# i goes to all of row i. Mind the shape: (2,) lines up with the *columns*.
#
# An index picks entries. What was picked gets what has arrived, all else gets 0. **Predict:** `x[[0, 0, 2]]` picks
# entry 0 twice, and g = [1, 10, 100] has arrived. What reaches x, of shape (4,)?

# %%
_dx = np.zeros(4)
_dx[[0, 0, 2]] += np.array([1.0, 10.0, 100.0])
print("with += :", _dx)

# %% [markdown]
# Two paths lead from entry 0, so 11 should have reached it. NumPy computes `_dx[[0, 0, 2]] + g` first and then writes
# the three results, and the second one overwrites the first. `np.add.at(dx, index, g)` adds one after the other.
#
# The product of matrices you know from unit 06, so its rule is given. All of these are functions of plain arrays.

# %% given
def matmul_back(g, A, B):
    """Back through A @ B: A (N, D), B (D, M), and g (N, M) has arrived. Returns what reaches A, and what reaches B."""
    return g @ B.T, A.T @ g


# %% [markdown]
# ### Exercise: `array_rules`

# %% exercise="array_rules"
def sum_back(g, x, axis=None):
    """Back through x.sum(axis).

    x: an array of one or more axes. axis: None for the sum over everything, or the number of one axis, 0, 1, ... or
    -1, -2, ... from the end. g: what has arrived, an array of the shape of x.sum(axis), () too.
    Returns a new array of x's shape, whose numbers are those of g; whole ones may stay whole or become floats. g and x
    stay as they are.
    """
    ### BEGIN SOLUTION
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))
    ### END SOLUTION


def mean_back(g, x, axis=None):
    """Back through x.mean(axis), with arguments and result as for sum_back. Whole numbers in g may give fractions."""
    ### BEGIN SOLUTION
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n
    ### END SOLUTION


def index_back(g, x, index):
    """Back through x[index].

    x: an array of one or more axes. index: what stands in the brackets, a whole number, an array of whole numbers, or
    a tuple of such. g: what has arrived, an array of the shape of x[index], () too.
    Returns a new array of x's shape, of floats: 0 where nothing was picked, and the sum of all that has arrived where
    an entry was picked more than once. g, x and index stay as they are.

    Example: index_back(np.array([1.0, 10.0, 100.0]), np.zeros(4), np.array([0, 0, 2])) is [11.0, 0.0, 100.0, 0.0].
    """
    ### BEGIN SOLUTION
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write the shapes of g and x below each other, right end to right end, for each of the two axes of a matrix. Does g
# line up with the entries that it belongs to?
# </details>
# <details><summary>Hint 2</summary>
#
# `np.broadcast_to(g, x.shape)` stretches, but gives a view that cannot be written to: wrap it in `np.array(...)`. For
# one axis, put the axis back first: `np.expand_dims(g, axis)`. The mean divides by how many entries were put together:
# `x.size` or `x.shape[axis]`.
# </details>
# <details><summary>Hint 3</summary>
#
# For the index begin with `np.zeros(x.shape)`: `np.zeros_like(x)` would hold whole numbers if x does.
# </details>

# %% check="array_rules"
import numpy as np
from autograder import check

x, cube, square = np.array([[1.5, -2, 0], [4, 5, -6]]), np.arange(24).reshape(2, 3, 4), np.array([[1, 2], [-3, 0.5]])
for g, a, axis, right in (
    (5, x, None, [[5] * 3] * 2), ([1.0, -2.0], x, 1, [[1.0] * 3, [-2.0] * 3]), ([1, 0, 3], x, 0, [[1, 0, 3]] * 2),
    ([4.0, 8.0], square, 1, [[4.0, 4.0], [8.0, 8.0]]), ([4.0, 8.0], square, -2, [[4.0, 8.0]] * 2),
    ([[1, 2, 3, 4], [5, 6, 7, 9.5]], cube, 1, [[[1, 2, 3, 4]] * 3, [[5, 6, 7, 9.5]] * 3]), (3, x[0], 0, [3] * 3),
    (0.5, x[:1], None, [[0.5] * 3]), ([0.5, -1], x[:, :1], 1, [[0.5], [-1]]), ([4, -2.5], x, -1, [[4] * 3, [-2.5] * 3]),
    ([[1, 2, 3], [4, 5, 7]], cube, -1, [[[v] * 4 for v in row] for row in ([1, 2, 3], [4, 5, 7])]),
):
    n, more = (np.size(a), ()) if axis is None else (np.shape(a)[axis], (axis,))
    case = f"_back: g = {g}, x {a.shape}, axis {axis}"
    check(sum_back, np.array(g), a, *more).close(np.array(right), name=f"sum{case}").unchanged().fresh()
    check(mean_back, np.array(g), a, *more).close(np.array(right) / n, name=f"mean{case}").unchanged()
for g, a, index, right in (
    ([1, 10, 100], np.arange(4), [0, 0, 2], [11, 0, 100, 0]), (7.5, x, (0, -1), [[0, 0, 7.5], [0, 0, 0]]),
    ([0.5, -1], x, ([0, 1], [2, 0]), [[0, 0, 0.5], [-1, 0, 0]]),
    ([1, 2, 4.5], x, ([1, 1, 1], [0, 0, 2]), [[0, 0, 0], [3, 0, 4.5]]), (0.5, cube[0, 0], 2, [0, 0, 0.5, 0]),
    ([1, 2, 3], x, 1, [[0, 0, 0], [1, 2, 3]]), ([[1, 2], [0.5, 0]], square, [-1, 1], [[0, 0], [1.5, 2]]),
):
    index = tuple(map(np.array, index)) if type(index) is tuple else np.array(index)
    check(index_back, np.array(g), a, index).close(
        np.array(right, float), name=f"index_back: g = {g}, x {a.shape}, {index}").unchanged()
### BEGIN HIDDEN TESTS
for N, D in ((4, 3), (3, 3), (1, 4), (5, 1)):
    A = check.rng.normal(size=(D, N)).T
    for axis in (None, 0, 1, -1):
        g = check.rng.normal(size=A.sum(axis).shape)
        right = np.ones((N, D)) * (g[:, None] if axis in (1, -1) else g)
        check(sum_back, g, A, axis).close(right, rtol=1e-12, name="sum_back on random arrays").unchanged().fresh()
        check(mean_back, g, A, axis).close(right / (A.size / g.size), rtol=1e-9, name="mean_back on random arrays")
    g, x = check.rng.normal(size=(5, N)).T, np.zeros((N, D, 5))
    right = np.array([np.outer(np.ones(D), row) for row in g])
    check(sum_back, g, x, 1).close(right, rtol=1e-12, name="sum_back on random arrays of three axes")
    check(mean_back, g, x, -2).close(right / D, rtol=1e-9, name="mean_back on random arrays of three axes")
    g, right = check.rng.normal(size=(D, 3)).T, np.zeros((N, D))
    right[0], right[N - 1] = g[0] + (N == 1) * (g[1] + g[2]), g[1] + g[2] + (N == 1) * g[0]
    check(index_back, g, A, np.array([0, -1, N - 1])).close(right, rtol=1e-9, name="index_back: random rows")
    rows, columns = check.rng.integers(0, N, size=6), check.rng.integers(0, D, size=6)
    g, right = check.rng.normal(size=6), np.zeros((N, D))
    for r, c, value in zip(rows, columns, g, strict=True):
        right[r, c] += value
    check(index_back, g, A, (rows, columns)).close(right, rtol=1e-9, atol=1e-12, name="index_back on random arrays"
                                                   ).unchanged()
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# With these rules the class is given. Read two of its methods: `__mul__` and `sum`. Each computes the array, names the
# parents, and names a rule: a function that takes what has arrived and gives what reaches each parent. The rule is
# kept and called later; it still sees the arrays it was made with. Such a function is called a **closure**.
#
# `pull` asks the rule and sends every part through your `unbroadcast`, so no operation has to think of broadcasting.

# %% given
class Tensor:
    """An array that remembers how it was made: data (float64), parents and grad as in Value, a rule in place of slopes.

    rule: a function of what has arrived, an array of data's shape, that gives one array for each parent.
    """

    __array_ufunc__ = None      # an array on the left of an operator leaves the work to this class

    def __init__(self, data, parents=(), rule=None):
        self.data = np.asarray(data, dtype=np.float64) if parents else np.array(data, dtype=np.float64)
        self.parents = parents
        self.rule = rule
        self.grad = 0.0

    def pull(self, g):
        """What reaches each parent when g has arrived here, each in the shape of the parent."""
        if not self.parents:
            return ()
        g = np.broadcast_to(g, self.data.shape)      # backward begins with a plain 1.0
        return tuple(unbroadcast(np.asarray(part), parent.data.shape)
                     for part, parent in zip(self.rule(g), self.parents, strict=True))

    def __add__(self, other):
        other = as_tensor(other)
        return Tensor(self.data + other.data, (self, other), lambda g: (g, g))

    def __mul__(self, other):
        other = as_tensor(other)
        return Tensor(self.data * other.data, (self, other), lambda g: (g * other.data, g * self.data))

    def __neg__(self):
        return Tensor(-self.data, (self,), lambda g: (-g,))

    def __sub__(self, other):
        return self + -as_tensor(other)

    def __matmul__(self, other):
        other = as_tensor(other)
        return Tensor(self.data @ other.data, (self, other), lambda g: matmul_back(g, self.data, other.data))

    def __getitem__(self, index):
        return Tensor(self.data[index], (self,), lambda g: (index_back(g, self.data, index),))

    def sum(self, axis=None):
        return Tensor(self.data.sum(axis), (self,), lambda g: (sum_back(g, self.data, axis),))

    def mean(self, axis=None):
        return Tensor(self.data.mean(axis), (self,), lambda g: (mean_back(g, self.data, axis),))

    def exp(self):
        out = np.exp(self.data)
        return Tensor(out, (self,), lambda g: (g * out,))

    def log(self):
        return Tensor(np.log(self.data), (self,), lambda g: (g / self.data,))

    def tanh(self):
        out = np.tanh(self.data)
        return Tensor(out, (self,), lambda g: (g * (1 - out**2),))

    def relu(self):
        return Tensor(np.maximum(self.data, 0.0), (self,), lambda g: (g * (self.data > 0),))

    def __rsub__(self, other):
        return as_tensor(other) - self

    def __rmatmul__(self, other):
        return as_tensor(other) @ self

    __radd__, __rmul__ = __add__, __mul__


def as_tensor(x):
    """x itself if it is a Tensor, else a new Tensor of the number or array x."""
    return x if isinstance(x, Tensor) else Tensor(x)


# %% [markdown]
# A dense layer, and what your engine finds for it. Compare with unit 06: `dW = x.T @ dz`, `db` the sum of the rows.

# %%
_x, _W, _b = Tensor([[1.0, 2.0], [3.0, -1.0], [0.5, 4.0]]), Tensor([[0.3], [-0.6]]), Tensor([0.1])
_z = _x @ _W + _b
backward((_z * np.array([[2.0], [-1.0], [4.0]])).sum())       # dz is then this array
print("dW", _W.grad.ravel(), "   db", _b.grad, "   dx", _x.grad.round(2).tolist())

# %% [markdown]
# ## 7. A loss without a backward pass
#
# In unit 04 you derived the gradient of softmax and cross-entropy. Now write the loss with Tensors, and derive
# nothing.
#
# Tensors can be added, subtracted and multiplied, `@`, `sum`, `mean`, `exp`, `log` and `[...]` work; there is no `/`,
# no `**` and no `keepdims`. A logarithm and a subtraction do here what a division would.
#
# Remember how it was made safe: the largest logit of each row is subtracted first. **Predict:** must the engine know
# that the largest logit depends on the logits, so that a gradient flows there as well?
#
# <details><summary>Open this to compare</summary>
#
# No. The loss is the same whatever you subtract from a row. So the gradient through that path is 0, and the largest
# logit may be taken as a plain number: `logits.data.max(axis=1, keepdims=True)`.
# </details>
#
# For row i: loss = log(sum of the exponentials of the row) - the logit of the right class.
#
# ### Exercise: `cross_entropy`

# %% exercise="cross_entropy"
def cross_entropy(logits, y):
    """The mean cross-entropy of a batch, as a Tensor from which backward finds the gradient.

    logits: a Tensor (N, C). y: an array (N,) of labels, whole numbers 0 ... C - 1; not each class need be there.
    Returns a Tensor of shape (): the mean over the rows of -log(softmax probability of the row's label), made from
    logits with operations of Tensor. Logits of 1000 and -1000 neither overflow nor warn. logits.data and y stay as
    they are.

    Example: for logits [[0, 0]] and y = [1] it is ln 2 = 0.6931, and after backward logits.grad is [[0.5, -0.5]].
    """
    ### BEGIN SOLUTION
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    log_sums = shifted.exp().sum(axis=1).log()
    picked = shifted[np.arange(len(y)), y]
    return (log_sums - picked).mean()
    ### END SOLUTION


def loss_and_gradient(logits, y):
    """The loss, and its gradient with respect to the logits, for plain arrays."""
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)      # no copy, so that the check sees whether it was changed
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three steps: subtract the largest of each row; the logarithm of each row's sum of exponentials; the logit at the
# label of each row. All with methods of `Tensor`: `-`, `.exp()`, `.sum(axis=1)`, `.log()`, `[...]`, `.mean()`.
# </details>
# <details><summary>Hint 2</summary>
#
# `shifted[np.arange(len(y)), y]` picks one entry from each row, and gives shape (N,). So does `.sum(axis=1)`.
# </details>

# %% check="cross_entropy"
import numpy as np
from autograder import check

for name, logits, y, loss, gradient in (
    ("two equal logits", [[0.0, 0.0]], [1], 0.6931471805599453, [[0.5, -0.5]]),
    ("three rows", [[1.0, 2.0, 0.5, 0.0], [0.0, -1.0, 3.0, 1.0], [2.0, 0.0, 0.0, -2.0]], [2, 1, 0], 2.16168162,
     [[0.07103243, 0.19308618, -0.29024998, 0.02613137], [0.01379023, -0.32826019, 0.27698422, 0.03748574],
      [-0.07473217, 0.03499786, 0.03499786, 0.00473645]]),
    ("square, whole numbers", [[2, 0, 1], [0, 0, 3], [1, -1, 0]], [1, 2, 2], 1.30337830,
     [[0.22174699, -0.30332314, 0.08157616], [0.01509283, 0.01509283, -0.03018567],
      [0.22174699, 0.03001019, -0.25175718]]),
    ("one class", [[3.0], [-2.0]], [0, 0], 0.0, [[0.0], [0.0]]),
    ("large logits", [[1000.0, 0.0, -1000.0], [-1000.0, -1000.0, 0.5]], [1, 2], 500.0, [[0.5, -0.5, 0], [0, 0, 0]]),
    ("far below 0", [[-1000.0, -1001.0, -1000.5], [-1e5, -1e5, -1e5 - 2]], [0, 1], 0.71944667,
     [[-0.2467598, 0.09316186, 0.15359794], [0.23415527, -0.26584473, 0.03168947]]),
):
    came = check(loss_and_gradient, np.array(logits), np.array(y))
    came[0].close(loss, rtol=1e-6, atol=1e-12, name=f"the loss: {name}")
    came[1].close(np.array(gradient), rtol=1e-6, atol=1e-6, name=f"the gradient: {name}")
    came.unchanged().quiet()
### BEGIN HIDDEN TESTS
for N, C, size in ((6, 4, 2.0), (1, 5, 1.0), (4, 4, 300.0)):
    logits, y = size * check.rng.normal(size=(C, N)).T, check.rng.integers(0, C, size=N)
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    came = check(loss_and_gradient, logits, y)
    came[0].close(float(-log_p[np.arange(N), y].mean()), rtol=1e-9, name="the loss on random logits")
    came[1].close((np.exp(log_p) - np.eye(C)[y]) / N, rtol=1e-9, atol=1e-12, name="the gradient on random logits")
    came.unchanged()
### END HIDDEN TESTS
check.score(3)

# %%
_logits, _y = np.array([[1.0, 2.0, 0.0], [0.5, 0.0, 0.0]]), np.array([1, 2])
_P = np.exp(_logits) / np.exp(_logits).sum(axis=1, keepdims=True)
print("the engine ", loss_and_gradient(_logits, _y)[1].round(4).tolist())
print("(P - Y) / N", ((_P - np.eye(3)[_y]) / len(_y)).round(4).tolist())

# %% [markdown]
# (P - Y) / N came out, as in unit 04, and nobody told the engine.
#
# ## 8. Train
#
# Everything is there. A network is a function of Tensors, and a step of training is: set the gradients to 0, compute
# the loss, go back, move the parameters against their gradients.
#
# **Predict:** you forget to set them to 0. Does training stop with an error, learn nothing, or take another way down?
#
# ### Exercise: `fit`

# %% exercise="fit"
def mlp(params, X):
    """The logits of a network: dense layers with tanh between them, and nothing after the last.

    params: a list of Tensors [W1, b1, W2, b2, ...], one or more layers; W (D, M), b (M,). X: an array (N, D).
    Returns a Tensor (N, C).
    """
    ### BEGIN SOLUTION
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out
    ### END SOLUTION


def fit(params, X, y, lr, steps):
    """Train the network on all rows at once, by gradient descent on the cross-entropy.

    params: a list of arrays [W1, b1, W2, b2, ...] to start from, one or more layers. X: an array (N, D). y: labels,
    an array (N,).
    lr: the learning rate. steps: how many steps, 0 or more. In each step all parameters, weights and biases, move by
    -lr times the gradient of *this* step's loss.
    Returns (params, losses): a new list of new arrays, and a list with the loss of each step, computed before the
    parameters move, as a float or an array of shape (). The arguments stay as they are.
    """
    ### BEGIN SOLUTION
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Make a Tensor of each array, once, before the loop. Weights stand at 0, 2, 4, ... of the list, biases behind them.
# </details>
# <details><summary>Hint 2</summary>
#
# One step has five parts, in this order: all `grad = 0.0`; the loss, `cross_entropy(mlp(tensors, X), y)`; `backward`;
# keep the loss as a float; new `data` for every tensor.
# </details>

# %% check="fit"
import numpy as np
from autograder import check


def wave(*shape):
    return np.sin(1.0 + np.arange(np.prod(shape))).reshape(shape)


def start(sizes):
    return [p for d, m in zip(sizes, sizes[1:]) for p in (wave(d, m), wave(m))]


for name, sizes, X, y, lr, losses in (
    ("two layers", (2, 4, 3), wave(5, 2), [0, 2, 1, 1, 0], 0.7, [1.1027607, 1.0150475, 0.9712554, 0.9342102]),
    ("long steps", (2, 4, 3), wave(5, 2), [0, 2, 1, 1, 0], 6.0, [1.1027607, 1.4618398, 2.3360728, 1.6345463]),
    ("one layer, whole numbers", (2, 2), np.array([[1, -2], [0, 3]]), [1, 0], 0.5, [0.0877577, 0.0547275]),
    ("three layers, one row", (1, 3, 2, 2), np.array([[2]]), [0], 1.5, [0.461408, 0.029911, 0.0232301]),
):
    params = [np.rint(p).astype(int) if "whole" in name else p for p in start(sizes)]
    came = check(fit, params, X, np.array(y), lr, len(losses))
    came[1].close(losses, atol=1e-6, name=f"fit, {name}: the losses").unchanged().fresh()
came.holds("the parameters and the losses", lambda came: len(came) == 2)
came = check(fit, start((1, 1, 2)), wave(3, 1), np.array([1, 0, 1]), 0.3, 2)
for i, right in enumerate(([[0.841769]], [0.845173], [[0.792589, 0.958179]], [0.770057, 0.980712])):
    came[0][i].close(np.array(right), atol=1e-6, name=f"fit, one unit: {'Wb'[i % 2]}{i // 2 + 1} after two steps")
came = check(fit, start((2, 3, 2)), wave(4, 2), np.array([1, 0, 1, 1]), 0.3, 0)
came[0].close(start((2, 3, 2)), name="fit, no steps: the parameters").fresh()
came[1].equal([], name="fit, no steps: the losses")
### BEGIN HIDDEN TESTS
for sizes, N in (((3, 5, 4, 2), 6), ((2, 3), 4), ((4, 4, 4), 4)):
    params = [p for d, m in zip(sizes, sizes[1:]) for p in (check.rng.normal(size=(m, d)).T, check.rng.normal(size=m))]
    X, y, now, losses = 5 * check.rng.normal(size=(sizes[0], N)).T, check.rng.integers(0, sizes[-1], size=N), params, []
    X[1, 1] = params[0][0, 0] = params[1][1] = 0.0
    for _ in range(3):
        outs = [X]
        for i in range(0, len(now), 2):
            z = outs[-1] @ now[i] + now[i + 1]
            outs.append(np.tanh(z) if i + 2 < len(now) else z)
        log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
        losses.append(float(-log_p[np.arange(N), y].mean()))
        d, grads = (np.exp(log_p) - np.eye(sizes[-1])[y]) / N, []
        for i in range(len(now) - 2, -1, -2):
            grads = [outs[i // 2].T @ d, d.sum(axis=0), *grads]
            d = d @ now[i].T * (1 - outs[i // 2] ** 2)
        now = [p - 0.4 * g for p, g in zip(now, grads)]
    came = check(fit, params, X, y, 0.4, 3)
    came[1].close(losses, rtol=1e-9, name="fit on random data: the losses")
    came[0].close(now, rtol=1e-8, atol=1e-12, name="fit on random data: the parameters")
    came.unchanged().fresh()
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Two half moons, 200 points. No straight line separates them. Two hidden layers of 16 units, 300 steps. The dashed
# curve is what you were asked to predict: the same without setting gradients to 0.

# %%
from course import datasets


def init_params(sizes, rng):
    """Weights of He's size, which will do for tanh too, and zero biases, as a list [W1, b1, W2, b2, ...]."""
    return [p for d, m in zip(sizes[:-1], sizes[1:], strict=True)
            for p in (rng.normal(size=(d, m)) * np.sqrt(2.0 / d), np.zeros(m))]


def _fit_moons(lr=0.3, steps=300):
    X, y = datasets.moons()
    start = init_params([2, 16, 16, 2], np.random.default_rng(0))
    trained, losses = fit(start, X, y, lr, steps)
    tensors, careless = [Tensor(p) for p in start], []
    for _ in range(steps):
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)                                  # and no gradient was set to 0 before
        careless.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    right = (mlp([Tensor(p) for p in trained], X).data.argmax(axis=1) == y).mean()
    print(f"first loss {losses[0]:.3f}, last loss {losses[-1]:.3f}, {right:.1%} of the points right")
    print(f"gradients never set to 0: lowest loss {min(careless):.3f}, highest {max(careless):.2f}")
    figure, (left, other) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    plots.curves({"gradients set to 0": losses, "never set to 0": careless}, left,
                 title="A network without a written way back")
    left.set(xlabel="step")
    plots.regions(lambda grid: mlp([Tensor(p) for p in trained], grid).data.argmax(axis=1), X, y, other,
                  title="What the network answers")
    plt.show()


_fit_moons()

# %% [markdown]
# On the left the solid curve falls from 0.802 to 0.081. On the right the border between the two colours winds between
# the moons, and 97.5% of the points lie on the right side of it. Nobody wrote a way back.
#
# The dashed curve belongs to gradients that were never set to 0. There is no error, and training goes on: each step
# follows the *sum of all gradients so far*. After some twenty restless steps that is even faster, as a ball without
# friction rolls down faster and faster. Then, near step 250, it shoots over: the loss jumps to 2.08, and in the end it
# is 0.43. (A sum in which old gradients fade is a good idea: unit 08 calls it momentum.)
#
# **Is it right?** Three gradients of the same network on copied weights: yours, that of unit 06 written out by hand,
# and TensorFlow's.

# %%
import tensorflow as tf


def _by_hand(params, X, y):
    """Loss and gradients of the network, as in unit 06: no engine."""
    outs = [X]
    for i in range(0, len(params), 2):
        z = outs[-1] @ params[i] + params[i + 1]
        outs.append(np.tanh(z) if i + 2 < len(params) else z)
    shifted = outs[-1] - outs[-1].max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(y))
    d = np.exp(log_p)
    d[rows, y] -= 1.0
    d, grads = d / len(y), []
    for i in range(len(params) - 2, -1, -2):
        grads[:0] = [outs[i // 2].T @ d, d.sum(axis=0)]
        if i:
            d = d @ params[i].T * (1 - outs[i // 2] ** 2)
    return float(-log_p[rows, y].mean()), grads


def _by_engine(params, X, y):
    tensors = [Tensor(p) for p in params]
    loss = cross_entropy(mlp(tensors, X), y)
    backward(loss)
    return float(loss.data), [tensor.grad for tensor in tensors]


def _by_tensorflow(params, X, y):
    variables = [tf.Variable(p) for p in params]
    with tf.GradientTape() as tape:
        out = tf.constant(X)
        for i in range(0, len(params), 2):
            out = out @ variables[i] + variables[i + 1]
            out = tf.tanh(out) if i + 2 < len(params) else out
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(y, out))
    return float(loss), [g.numpy() for g in tape.gradient(loss, variables)]


def _compare():
    X, y = datasets.moons()
    params = init_params([2, 16, 16, 2], np.random.default_rng(1))
    mine = _by_engine(params, X, y)
    for name, other in (("unit 06, by hand", _by_hand(params, X, y)), ("GradientTape", _by_tensorflow(params, X, y))):
        print(f"{name:17} loss differs by {abs(mine[0] - other[0]):.1e}, gradients by at most "
              f"{max(np.abs(a - b).max() for a, b in zip(mine[1], other[1], strict=True)):.1e}")


_compare()

# %% [markdown]
# Far less than 1e-10. **What does it cost?** By hand there are no objects, no dictionary, no sorting. **Predict:** how
# many times as long does the engine take for a small network, and for a large one?

# %% drawing
import time


def _seconds(gradient, *arguments, repeats):
    """Processor seconds of one call, the best of five rounds."""
    rounds = []
    for _ in range(5):
        begin = time.process_time()
        for _ in range(repeats):
            gradient(*arguments)
        rounds.append((time.process_time() - begin) / repeats)
    return min(rounds)


def _draw_cost():
    X, y = datasets.moons()
    widths, rows = [4, 16, 64, 256], []
    for width in widths:
        params = init_params([2, width, width, 2], np.random.default_rng(0))
        rows.append([_seconds(gradient, params, X, y, repeats=3 if width > 100 else 20)
                     for gradient in (_by_hand, _by_engine)])
    rows = 1000 * np.array(rows)
    figure, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    for i, (name, line) in enumerate((("NumPy by hand", "-"), ("the engine", "--"))):
        ax.loglog(widths, rows[:, i], color=(BLUE, VERMILION)[i], marker="os"[i], linestyle=line, label=name)
    ax.set(title="One gradient of a network, by hand and by the engine", xlabel="units in each of two hidden layers",
           ylabel="milliseconds for one gradient", xticks=widths)
    ax.set_xticklabels(widths)
    ax.minorticks_off()
    ax.legend()
    plt.show()
    for width, (hand, engine) in zip(widths, rows, strict=True):
        print(f"{width:4} units: by hand {hand:6.2f} ms, engine {engine:6.2f} ms, {engine / hand:.1f} times as long")


_draw_cost()

# %% [markdown]
# Both axes have steps of ten. On the machine where this was written the engine took four times as long for narrow
# layers, and about twice as long for wide ones. Yours will differ, and so will the next run. For narrow layers the
# price is paid per operation: some 25 objects, a dictionary, a sort, whether the arrays are small or not. For wide
# layers the arrays themselves take the time, and the engine copies some and computes the gradient of X, which nobody
# asked for.
#
# Numbers as `Value` objects are another matter: there every single multiplication pays.

# %%
def _cost_of_values():
    rng = np.random.default_rng(0)
    A, B = rng.normal(size=(20, 20)), rng.normal(size=(20, 20))

    def by_values():
        left, right = [[[Value(v) for v in row] for row in matrix] for matrix in (A.tolist(), B.tolist())]
        total = Value(0)
        for row in left:
            for column in zip(*right, strict=True):
                total = total + sum(a * b for a, b in zip(row, column, strict=True))
        backward(total)

    def by_tensors():
        backward((Tensor(A) @ Tensor(B)).sum())

    values, tensors = _seconds(by_values, repeats=1), _seconds(by_tensors, repeats=50)
    print(f"the sum of a product of two 20 by 20 matrices, forward and back: {1000 * values:.0f} ms with Values, "
          f"{1000 * tensors:.2f} ms with Tensors")


_cost_of_values()

# %% [markdown]
# That is why frameworks differentiate whole arrays.
#
# ## 9. A friend's tape
#
# A friend has built an engine of another kind. It has no graph: it writes down each step on a **tape**, as
# TensorFlow's does, and plays the tape afterwards. Numbers have places: the inputs 0, 1, 2, ... and each step appends
# one. A step is `("add", i, j)`, `("mul", i, j)` or `("tanh", i, None)`, with i and j the places it takes. For each
# step a function `back` is kept, which adds to a list of gradients.

# %% given
def friends_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back():
                grads[i] = grads[out]
                grads[j] = grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back():
                grads[i] = grads[out] * values[j]
                grads[j] = grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back():
                grads[i] = grads[out] * (1 - values[i] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in tape:
        back()
    return values[-1], grads[: len(numbers)]


# %% [markdown]
# "I have tried it," says the friend, "and it is right":

# %%
print("2 · 3     ", friends_tape([("mul", 0, 1)], [2.0, 3.0]))
print("2 + 3     ", friends_tape([("add", 0, 1)], [2.0, 3.0]))
print("tanh(0.01)", friends_tape([("tanh", 0, None)], [0.01]), "  exact slope", 1 - math.tanh(0.01) ** 2)

# %% [markdown]
# One step each. Before you hunt, one thing about Python. **Predict** what this prints:

# %%
_jobs = []
for _k in (1, 2, 3):
    _jobs.append(lambda: 10 * _k)
print([job() for job in _jobs])

# %% [markdown]
# Not 10, 20, 30. A function that uses a variable from outside keeps the *variable*, not the number that it held when
# the function was made. When the jobs are called the loop is over, and the variable holds 3. There are two ways out: a
# default argument, `lambda k=_k: 10 * k`, which is computed when the function is made; or a function that makes the
# function, so that each has a variable of its own. (Where all are to see what a variable holds in the end, as the
# friend's functions are to see `grads`, this is just what is wanted.)
#
# ### Exercise: `mend_tape`
#
# Try `friends_tape` on longer tapes, in a cell of your own, and compare with your engine. There are four kinds of
# faults. Copy it and mend it, or write it anew.

# %% exercise="mend_tape"
def mended_tape(steps, numbers):
    """Compute step by step, then give the result and its gradients.

    numbers: a list of one or more numbers; they have the places 0, 1, 2, ...
    steps: a list of one or more steps. Each puts one number behind the others: ("add", i, j) the sum of those at the
    places i and j, ("mul", i, j) their product, ("tanh", i, None) the tanh of that at i. i and j are places that are
    filled already, 0 or more, and may be the same.
    Returns (result, gradients): the number of the last step, and a list or an array with the gradient of the result
    with respect to each of numbers, 0 for one that it does not depend on. A float will do for a whole number. The
    gradients are exact but for rounding: none is measured. The arguments stay as they are.

    Example: mended_tape([("mul", 0, 0), ("add", 2, 1)], [3.0, 5.0]) is (14.0, [6.0, 1.0]).
    """
    ### BEGIN SOLUTION
    values, tape = list(numbers), []
    for name, i, j in steps:
        if name == "add":
            values.append(values[i] + values[j])
            tape.append([(i, 1.0), (j, 1.0)])
        elif name == "mul":
            values.append(values[i] * values[j])
            tape.append([(i, values[j]), (j, values[i])])
        else:
            values.append(math.tanh(values[i]))
            tape.append([(i, 1 - values[-1] ** 2)])
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for out in range(len(values) - 1, len(numbers) - 1, -1):
        for place, slope in tape[out - len(numbers)]:
            grads[place] += grads[out] * slope
    return values[-1], grads[: len(numbers)]
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Four tapes find everything: a step with i = j; two steps of different kinds; one number used in two steps; a tanh of
# a number such as 1.
# </details>
# <details><summary>Hint 2</summary>
#
# In which order must the tape be played? What does a place hold that two steps have sent something to? Which i, j and
# out do the kept functions see when they are called?
# </details>
# <details><summary>Hint 3</summary>
#
# `def back(i=i, j=j, out=out):` fixes the places when the function is made. Or keep no functions: keep for each step
# the places and the slopes, as `Value` does.
# </details>

# %% check="mend_tape"
from autograder import check

for name, steps, numbers, result, right in (
    ("a product", [("mul", 0, 1)], [234567.8, -345678.9], -81085139079.42, [-345678.9, 234567.8]),
    ("a square", [("mul", 0, 0)], [3.0], 9.0, [6.0]),
    ("a number twice", [("add", 1, 1)], [4.0, 0.5], 1.0, [0.0, 2.0]),
    ("the tanh of 1", [("tanh", 0, None)], [1.0], 0.7615941559557649, [0.41997434161402614]),
    ("a sum of a product", [("mul", 0, 1), ("add", 2, 1)], [2, -3], -9.0, [-3.0, 3.0]),
    ("a product of a sum", [("add", 0, 1), ("mul", 2, 2), ("mul", 3, 0)], [2.0, -3.0], 2.0, [-3.0, -4.0]),
    ("tanh and a product", [("tanh", 1, None), ("mul", 0, 3), ("add", 4, 0)], [2.0, -0.5, 7.0], 1.0757656854799805,
     [0.5378828427399902, 1.5728954659318548, 0.0]),
    ("a step that the last does not use", [("mul", 0, 1), ("add", 0, 0)], [1.5, 0.0], 3.0, [2.0, 0.0]),
    ("three times squared", [("mul", 0, 0), ("mul", 1, 1), ("mul", 2, 2)], [-1.0], 1.0, [-8.0]),
    ("one number in three steps", [("tanh", 0, None), ("mul", 0, 1), ("add", 2, 0)], [0.5], 0.7310585786300049,
     [1.855341023742968]),
):
    came = check(mended_tape, steps, numbers)
    came[0].close(result, rtol=1e-9, name=f"mended_tape, {name}: the result")
    came[1].close(right, rtol=1e-9, name=f"mended_tape, {name}: the gradients")
    came.unchanged().holds("the result and the gradients", lambda came: len(came) == 2)
### BEGIN HIDDEN TESTS
import math

for n in (1, 2, 3, 3):
    numbers, steps = check.rng.normal(size=n).tolist(), []
    for k in range(n, n + 8):
        name = ("add", "mul", "tanh")[int(check.rng.integers(3))]
        i, j = check.rng.integers(max(0, k - 3), k, size=2).tolist()
        steps.append((name, i, None if name == "tanh" else j))

    def result(x, steps=steps):
        places = list(x)
        for name, i, j in steps:
            places.append(math.tanh(places[i]) if j is None else places[i] + places[j] if name == "add"
                          else places[i] * places[j])
        return places[-1]

    right = check.gradient(result, numbers)
    came = check(mended_tape, steps, numbers)
    came[0].close(result(numbers), rtol=1e-9, atol=1e-12, name="the result of eight random steps")
    came[1].close(right.tolist(), rtol=1e-5, atol=1e-7, name="the gradients of eight random steps")
    came.unchanged()
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# ## Check yourself
#
# 1. `edges`: p = x · x · x is computed as two products, q = x · x and p = q · x. How many edges leave x?
# 2. `order`: which of these is no topological order of q = x · x, p = q · y? **a** x, y, q, p  **b** y, x, q, p
#    **c** x, q, p, y
# 3. `twice`: loss = w · w with w = 5. You call backward twice, on two freshly computed losses, and set no gradient to
#    0. What is w.grad? Give the number.
# 4. `shape`: x (6, 1) and y (4,) are added. dz has the shape of the sum. To get dx you sum over **a** axis 0
#    **b** axis 1, and keep it  **c** both
# 5. `mean`: s is the mean of x (10, 20) over axis 0, and ds is full of ones. What is each entry of dx? A number.
# 6. `zero`: `cross_entropy` treats the largest logit of a row as a constant. The gradient is **a** exact  **b** off by
#    the part that flows through the largest logit  **c** exact only if the row has one largest logit
# 7. `slow`: compared with NumPy by hand, the engine looks worst for **a** wide layers and many rows  **b** many narrow
#    layers and few rows  **c** large numbers

# %% exercise="autograd_quiz"
quiz = {
    "edges": ...,    # a whole number
    "order": ...,    # "a", "b" or "c"
    "twice": ...,    # a number
    "shape": ...,
    "mean": ...,     # a number
    "zero": ...,
    "slow": ...,
}
### BEGIN SOLUTION
quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}
### END SOLUTION

# %% check="autograd_quiz"
from autograder import check

check.quiz(quiz, {
    "edges": check.hashed(3),
    "order": check.hashed("c"),
    "twice": check.hashed(20),
    "shape": check.hashed("b"),
    "mean": check.hashed(0.1),
    "zero": check.hashed("a"),
    "slow": check.hashed("b"),
}, because={
    "edges": "There is one edge for each place in which x stands: count them in both products.",
    "order": "Look for a node that stands before one of its parents.",
    "twice": "One call adds 2w. What does the second one do?",
    "shape": "The sum is (6, 4). Which axis of x was made longer?",
    "mean": "How many entries does one mean put together along axis 0? Each moves it by that part.",
    "zero": "What does the loss do when the same number is subtracted from a whole row?",
    "slow": "For narrow layers the price is paid per operation. When does an operation have much to do?",
})
check.score(2)

# %% [markdown]
# ## In your own words
#
# A colleague has built an engine whose nodes write `parent.grad = ...` on the way back. She tests it with
# `loss = a * b + c` and finds all gradients right. In her network, though, which uses each weight matrix for two
# inputs, the loss hardly falls. She replaces `=` by `+=`. Now the loss falls at first, and then begins to jump about,
# more and more.
#
# Explain why her test was blind, what was wrong in the network, and what is wrong now. Four to six sentences.

# %% [markdown] written="blind_engine" points=2
# ### BEGIN SOLUTION
# In `a * b + c` every number is used once, so nothing ever has to be added, and `=` and `+=` give the same. In her
# network a weight matrix is used twice: two paths lead from it to the loss, and their gradients must be added. With
# `=` the later one overwrites the earlier one, so that the gradient of only one path remains, and in `x + x` a half.
# With `+=` the paths add up, but so do the batches: gradients accumulate from call to call, since nothing sets them to
# 0. Each step then uses the sum of all gradients so far, which gets longer and longer and points where old batches
# pointed, so the steps overshoot. She must set the gradients to 0 before each backward pass (and test with a number
# that is used twice).
#
# Grading guide. One point: the test uses each number once, and in the network paths must be added where `=` overwrites
# (half for one of the two). One point: gradients of earlier batches stay in, so that steps grow; they have to be set
# to 0 before each pass. No point for "a smaller learning rate" alone.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - A computation is a graph. Each operation knows its own slopes; gradients multiply along a path and add over the
#   paths.
# - Backward goes through the nodes in reverse topological order, each once, when everything has arrived. That costs
#   about as much as the way there, whatever the number of parameters.
# - Gradients accumulate, within a call over paths and between calls. Set them to 0 before each step.
# - What was stretched is summed on the way back; what was summed is stretched. A mean divides by how many it put
#   together. An index adds into what it picked, and picked twice means added twice.
# - A gradient has the shape of the thing that it belongs to.
# - A kept function sees a variable, not the number that it once held.
# - Test an engine with numbers that are used twice, in graphs of more than one step, and against a measured gradient.
#
# **Sources.** Linnainmaa (1970), master's thesis, University of Helsinki, and (1976), "Taylor expansion of the
# accumulated rounding error", *BIT* 16 (reverse mode). Griewank & Walther (2008), *Evaluating Derivatives*, 2nd ed.,
# SIAM. Baydin et al. (2018), "Automatic differentiation in machine learning: a survey", *JMLR* 18. The form of the
# engine on numbers goes back to Karpathy's micrograd (2020), that of the rules for arrays to Autograd (Maclaurin,
# Duvenaud & Adams, 2015).
