# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""What a refusal has to say that tells somebody to come later."""

import unittest


def after(error):
    """The wait that a refusal asks for, in seconds."""
    return error["after"] / 1000


def guess_until_too_many(guess, most=250):
    """The statuses of guess(0), guess(1) and so on, until one is 429; on a busy machine some are forgiven meanwhile."""
    statuses = []
    while 429 not in statuses and len(statuses) < most:
        statuses.append(guess(len(statuses)))
    return statuses


def counts_with_others(guess):
    """Whether somebody's guesses are added to those that are too many already; he alone would have thirty."""
    return 429 in guess_until_too_many(guess, most=20)


class Refusals(unittest.TestCase):
    """For tests that are refused."""

    def assert_too_many(self, answer):
        error = answer.json()["error"]
        self.assertEqual((answer.status, error["code"], error["retry"]), (429, "too_many", True))
        self.assertTrue(error["text"])
        self.assertEqual(int(answer.fields["retry-after"]), -(-error["after"] // 1000))
        return error
