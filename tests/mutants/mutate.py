# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""mutate.py NAME SOURCE COPY: writes a copy of a source with one mistake in it."""

import sys

# For each mutant what is taken out and what is put in. Where a text is no longer found once, the source has changed and the
# mistake has to be sown anew.
MUTANTS = {
    # The commit comes a moment after the acknowledgement.
    "acknowledges-early": [
        ("    if (transaction.commit())\n        return answers;",
         "    m_delivery.deliver(std::exchange(answers, {}));\n"
         "    std::this_thread::sleep_for(std::chrono::milliseconds(5));\n"
         "    if (transaction.commit())\n        return answers;"),
    ],
    # A repeated id is a new message.
    "forgets-ids": [
        ("AppendResult Ledger::append(const Change &change, milliseconds now)\n{",
         "AppendResult Ledger::append(const Change &asked, milliseconds now)\n{\n    Change change = asked;"),
        ("    if (*known)\n        return **known;", "    if (*known)\n        change.id = randomId();"),
    ],
    # What a lost connection left without an answer is sent as something new.
    "sends-anew": [
        ("        if (each.state != OutboxState::Sending)\n            continue;\n",
         "        if (each.state != OutboxState::Sending)\n            continue;\n"
         "        each.id = ChangeId{rules::newUuid()};\n        std::get<Post>(each.command).id = MessageId{each.id.value};\n"),
        ("#include <QPointer>\n", "#include \"protocol/rules.h\"\n\n#include <QPointer>\n"),
    ],
    # Who comes back asks for what comes after the next event.
    "goes-too-far": [
        (".cursor = [&replica] { return replica.cursor(); },",
         ".cursor = [&replica]() -> std::optional<Cursor> {\n                auto cursor = replica.cursor();\n"
         "                if (cursor)\n                    ++cursor->seq;\n                return cursor;\n            },"),
    ],
    # While it changes over to another way, what the old one brings counts as passed on, and is thrown away.
    "drops-overlap": [
        ("    if (!concernsOld && m_position.takes(message))\n",
         "    const bool isCrossing = way != m_current || tryingFor(Rung::Purpose::Cross);\n"
         "    if (!concernsOld && m_position.takes(message) && !isCrossing)\n"),
    ],
    # What was committed together is told in another order.
    "loses-order": [
        ("        m_delivery.deliver(std::move(*answers));",
         "        std::reverse(answers->begin(), answers->end());\n        m_delivery.deliver(std::move(*answers));"),
    ],
}


def main(name, source, copy):
    with open(source, encoding="utf-8") as file:
        text = file.read()
    for right, wrong in MUTANTS[name]:
        if text.count(right) != 1:
            sys.exit(f"{source}: the place for the mutant {name} is not there any more; see {__file__}")
        text = text.replace(right, wrong)
    with open(copy, "w", encoding="utf-8") as file:
        file.write("#include <algorithm>\n#include <chrono>\n#include <thread>\n#include <utility>\n" + text)


main(*sys.argv[1:])
