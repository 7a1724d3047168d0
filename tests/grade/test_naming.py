"""What a unit's parts are called."""

from autograder.grade.naming import check_of, exercise_of, is_check, notebook_of, topic_of


def test_a_units_number_is_no_part_of_its_topic():
    assert topic_of("02_perceptron") == "perceptron" and topic_of("12_batch_norm") == "batch_norm"
    assert notebook_of("12_batch_norm") == "batch_norm.ipynb"


def test_a_check_is_told_from_its_exercise_and_back():
    assert check_of("step") == "check_step" and exercise_of("check_step") == "step" == exercise_of("step")
    assert is_check("check_step") and not is_check("step") and not is_check("recheck_step")
    assert exercise_of(check_of("check_it")) == "check_it"
