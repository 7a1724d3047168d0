"""What a figure shows is said in words, in what JupyterLab shows and in what nbconvert makes of it."""

import matplotlib.pyplot as plt
import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from autograder.check.alternative_text import described


@pytest.fixture
def figure():
    yield plt.figure()
    plt.close("all")


def test_one_part(figure):
    axes = figure.subplots()
    axes.plot([1, 2], label="$x_1$ & val_loss")
    axes.set(title="The loss\nfalls", xlabel="epoch", ylabel=r"$\mathrm{loss}_{train}$")
    axes.legend()
    assert described(figure) == "Figure. The loss falls; across: epoch; upwards: losstrain; legend: x1 & val_loss."


def test_many_parts_without_colour_bars(figure):
    left, right = figure.subplots(1, 2)
    figure.colorbar(left.imshow([[1, 2]]))
    left.set_title("weights")
    right.set_xlabel("unit")
    figure.suptitle("Layer 1")
    assert described(figure) == "Figure with 2 parts. Layer 1. Part 1: weights. Part 2: across: unit."


def test_nothing_is_written_on_it(figure):
    figure.subplots()
    assert described(figure) == "Figure."


@pytest.mark.parametrize("magic", ["", "%matplotlib inline\n", "%config InlineBackend.figure_formats = ['retina']\n"])
def test_in_a_notebook(magic):
    draw = "plt.plot([1, 2])\nplt.title('A <b>line</b>')\nplt.show()"
    cells = [f"import matplotlib.pyplot as plt\n{magic}from autograder import check", draw, f"{magic}print(1)", draw]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    for cell in notebook.cells[1::2]:
        words, picture = cell.outputs
        assert picture.metadata["image/png"]["alt"] == words.data["text/plain"] == "Figure. A <b>line</b>."
        assert "clip-path" in words.data["text/html"] and "A &lt;b&gt;line" in words.data["text/html"]
    page, _ = HTMLExporter(template_name="classic").from_notebook_node(notebook)
    assert page.count('alt="Figure. A &lt;b&gt;line&lt;/b&gt;."') == 2
