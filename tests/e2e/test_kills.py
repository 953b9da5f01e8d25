# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Twenty who talk while the server is killed: nothing is lost, doubled or out of order. `scripts/kill` does it for longer."""

import unittest

from history import Trial

SEED = 20251120
KILLS = 20


class Kills(unittest.TestCase):
    def test_what_was_acknowledged_survives_any_kill(self):
        verdict = Trial(KILLS, SEED).run()
        self.assertEqual(verdict.breaches, [], str(verdict))
        self.assertGreater(verdict.acknowledged, 10 * KILLS)


if __name__ == "__main__":
    unittest.main()
