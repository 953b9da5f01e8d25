# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""What a refusal has to say that tells somebody to come later."""

import unittest


def after(error):
    """The wait that a refusal asks for, in seconds."""
    return error["after"] / 1000


class Refusals(unittest.TestCase):
    """For tests that are refused."""

    def assert_too_many(self, answer):
        error = answer.json()["error"]
        self.assertEqual((answer.status, error["code"], error["retry"]), (429, "too_many", True))
        self.assertTrue(error["text"])
        self.assertEqual(int(answer.fields["retry-after"]), -(-error["after"] // 1000))
        return error
