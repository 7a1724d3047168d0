"""Lets nbgrader's exchange bring a feedback page to its student: tells what `nbgrader release_feedback` wants to find
beside a page. It moves nothing itself.
"""

from __future__ import annotations

import hashlib
import hmac

from autograder.grade.submissions import SECRET, TIMESTAMP, Submission

FILES = (TIMESTAMP, SECRET)


def address(handed: Submission, unit: str, course: bytes) -> dict[str, bytes]:
    """{name: content} of the files that tell to which submission a page belongs: when it was handed in, and the secret
    that nbgrader's `submit` gave to it. Of the secret the exchange makes the page's name, which nobody else can guess.

    A submission that came another way has no secret. It gets one that nobody knows, drawn from the course's, so that
    release_feedback, which stops at the first page without one, goes on with the others.
    """
    own = hmac.new(course, f"{unit}/{handed.student}".encode(), hashlib.sha256).hexdigest().encode()
    return {TIMESTAMP: handed.timestamp.encode(), SECRET: handed.secret or own}
