# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Real desktops on a screen of their own, a real server, and things that die at any moment."""

import glob
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import types
import unittest

import wire.server
from desk import PROGRAM, Desk, Screen
from wire import Person, Server
from wire.server import code_of, run

SEED = 20251121
EACH = int(os.environ.get("MADANG_E2E_MESSAGES", "500"))  # messages from each of the two desktops
SERVER_KILLS = 10
DESK_KILLS = 5


def link_of(server, code):
    return f"madang://127.0.0.1:{server.port}/#invite={code}"


def texts_of(rows):
    return [row["text"] for row in rows]


def log_of(server):
    """The texts of all messages in the order of the log, and their numbers."""
    base = sqlite3.connect(f"file:{log_file(server)}?mode=ro", uri=True)
    try:
        return base.execute("SELECT n, text FROM messages ORDER BY seq").fetchall()
    finally:
        base.close()


def log_file(server):
    files = [name for name in glob.glob(os.path.join(server.folder, "*")) if is_database(name)]
    assert len(files) == 1, files
    return files[0]


def is_database(name):
    if not os.path.isfile(name):
        return False
    with open(name, "rb") as file:
        return file.read(15) == b"SQLite format 3"


def said(text):
    return lambda look: any(row["text"] == text and row["state"] == "sent" for row in look.get("rows", []))


class Desktops(unittest.TestCase):
    def setUp(self):
        self.screen = Screen()
        self.addCleanup(self.screen.close)
        self.folder = tempfile.mkdtemp(prefix="madang-desks-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.desks = []
        self.addCleanup(lambda: [desk.kill() for desk in self.desks])

    def desk(self, name, **options):
        desk = Desk(self.screen, os.path.join(self.folder, name), **options)
        self.desks.append(desk)
        return desk

    def entered(self, server, name, code):
        """A desktop that came in with an invitation and sees #general."""
        desk = self.desk(name, link=link_of(server, code))
        desk.until("the field for the name", lambda look: "name" in look["fields"])
        desk.do("fill", name="name", text=name, enter=True)
        desk.until("#general", lambda look: "rows" in look and any("general" in title for title in look["titles"]))
        return desk

    def test_one_click_and_one_name_lead_into_a_conversation(self):
        ann = self.desk("ann")
        ann.click("Start")
        ann.until("the field for the name", lambda look: "name" in look["fields"])
        ann.do("fill", name="name", text="Ann", enter=True)
        look = ann.until("the card's link", lambda look: look["fields"].get("link", "").startswith("madang://"))
        link = look["fields"]["link"]
        ann.click("To the rooms")
        bob = self.desk("bob", link=link)
        bob.until("the field for the name", lambda look: "name" in look["fields"])
        bob.do("fill", name="name", text="Bob", enter=True)
        bob.until("#general", lambda look: any("general" in title for title in look["titles"]))

        ann.do("write", text="Hello from here")
        bob.until("Ann's message", said("Hello from here"))
        bob.do("write", text="안녕하세요")
        ann.until("Bob's message", said("안녕하세요"))
        ann.click("2")  # who is here, which is told within a second
        ann.until("that Bob is there", lambda look: "Bob, Active" in look["people"])
        ann.click("2")  # and is known of a server of one's own whether it is shown or not

        ann.close()
        ann.until("the question", lambda look: "Other people are connected: 1" in look["labels"])
        ann.click("Cancel")
        ann.do("write", text="still here")
        bob.until("that the server goes on", said("still here"))

        ann.close()
        ann.click("Stop")
        self.assertEqual(ann.wait(), 0)
        bob.quit()
        servers = glob.glob(os.path.join(self.folder, "ann", "**", "pid"), recursive=True)
        deadline = time.monotonic() + 20
        while any(is_alive(file) for file in servers) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertFalse(any(is_alive(file) for file in servers), "the bundled server ends with its desktop")

    def test_one_click_finds_the_server_in_the_build(self):
        self.one_click_with_the_server_beside(PROGRAM)

    def test_one_click_finds_the_server_in_the_same_folder(self):
        beside = os.path.join(self.folder, "installed")
        os.mkdir(beside)
        for program in (PROGRAM, wire.server.PROGRAM):
            shutil.copy2(program, beside)
        self.one_click_with_the_server_beside(os.path.join(beside, os.path.basename(PROGRAM)))

    def one_click_with_the_server_beside(self, program):
        """As a person has it: nobody says where the server is, and it is not in PATH."""
        self.assertIsNone(shutil.which("madang-server"))
        ann = self.desk("ann", program=program, unset=["MADANG_SERVER"])
        ann.click("Start")
        ann.until("the field for the name", lambda look: "name" in look["fields"])
        ann.do("fill", name="name", text="Ann", enter=True)
        ann.until("the card's link", lambda look: look["fields"].get("link", "").startswith("madang://"))
        ann.click("To the rooms")
        ann.until("#general", lambda look: any("general" in title for title in look["titles"]))
        ann.do("write", text="Hello")
        ann.until("that it is sent", said("Hello"))
        ann.quit()

    def test_help_is_said_in_the_language_of_the_desktop(self):
        program = os.path.join(os.path.dirname(PROGRAM), "madang")
        spoken = {
            "en_GB.UTF-8": ["Usage:", "A chat of your own.", "Keep everything in this folder.", "An invitation"],
            "ko_KR.UTF-8": ["사용 방법:", "우리끼리 쓰는 채팅입니다.", "모든 것을 이 폴더에 보관합니다.", "초대 링크"],
        }
        mistakes = {"en_GB.UTF-8": "More than one link.", "ko_KR.UTF-8": "링크가 두 개 이상입니다."}
        for locale, words in spoken.items():
            with self.subTest(locale):
                environment = dict(os.environ, DISPLAY=self.screen.name, LC_ALL=locale, LANG=locale, LANGUAGE="")
                helped = subprocess.run([program, "--help"], env=environment, capture_output=True, text=True, check=True)
                for word in words:
                    self.assertIn(word, helped.stdout)
                wrong = subprocess.run([program, "a", "b"], env=environment, capture_output=True, text=True, check=False)
                self.assertEqual(wrong.returncode, 1)
                self.assertIn(mistakes[locale], wrong.stderr)

    def test_who_leaves_the_server_here_comes_back_by_one_click(self):
        ann = self.hosting("ann")
        ann.do("write", text="mine")
        ann.until("that it is sent", said("mine"))
        kept = glob.glob(os.path.join(ann.profile, "servers", "*", "*.sqlite"))
        self.assertEqual(len(kept), 1)

        self.leave(ann)
        ann.until("the welcome", lambda look: "Start" in look["buttons"])
        self.assertFalse(os.path.exists(kept[0]), "nothing of the account stays")
        ann.click("Start")

        ann.until("the same room", said("mine"))
        ann.do("write", text="again")
        look = ann.until("that it is sent as the same person", said("again"))
        self.assertEqual({row["by"] for row in look["rows"]}, {"Ann"})
        ann.quit()

    def test_an_owner_who_was_signed_out_from_elsewhere_signs_in_by_a_click(self):
        ann = self.hosting("ann")
        ann.do("write", text="mine")
        ann.until("that it is sent", said("mine"))
        folder = os.path.join(ann.profile, "server")
        with open(os.path.join(folder, "port"), encoding="ascii") as file:
            server = types.SimpleNamespace(port=int(file.read()), guests=[])
        elsewhere = Person.join(server, "x", code_of(run("reset", "--data", folder).stdout))
        elsewhere.connect()
        for device in elsewhere.ask("devices")["devices"]:
            if not device.get("current"):
                elsewhere.ask("device.revoke", device=device["id"])
        elsewhere.close()

        ann.click("Sign in")

        ann.until("no strip any more", lambda look: said("mine")(look) and "Sign in" not in look["buttons"])
        ann.do("write", text="back")
        ann.until("that it is sent", said("back"))
        ann.quit()

    def test_who_leaves_without_a_connection_is_out_at_once(self):
        with Server() as server:
            ann = self.entered(server, "ann", server.owner_code())
            server.kill()
            ann.do("write", text="too late")
            self.leave(ann, lambda look: any("You are offline" in label for label in look["labels"]))
            ann.until("the welcome", lambda look: "Start" in look["buttons"])
            self.assertEqual(glob.glob(os.path.join(ann.profile, "servers", "**", "*.sqlite*"), recursive=True), [])

    def test_an_owner_looks_after_people(self):
        with Server() as server:
            ann = self.entered(server, "ann", server.owner_code())
            bob = self.entered(server, "bob", server.invitation("--uses", "1"))
            bob.do("write", text="hello")
            ann.until("bob", said("hello"))
            ann.click("2")  # how many are here: it opens the list of members

            self.choose(ann, "bob", "Make an admin…")
            ann.click("Make an admin")
            ann.until("that it is done", lambda look: "bob, Active, Admin" in look["people"])
            self.choose(ann, "bob", "New sign-in link…")
            look = ann.until("the link", lambda look: look["fields"].get("personLink", "").startswith("madang://"))
            link = look["fields"]["personLink"]
            ann.do("press", name="personLink", keys="Esc")
            again = self.desk("bob again", link=link)
            again.until("the field for the name", lambda look: "name" in look["fields"])
            again.do("fill", name="name", text="anything", enter=True)
            again.until("bob's room", said("hello"))
            again.kill()

            self.choose(ann, "bob", "Remove from this room…")
            ann.click("Remove")
            bob.until("that the room is gone", lambda look: "rows" not in look and "Join a room" in look["buttons"])
            ann.until("that he is not in it", lambda look: not any(who.startswith("bob") for who in look["people"]))

    def choose(self, desk, person, words):
        """A line of the menu of somebody in the list of members."""
        desk.until(f"{person} in the list", lambda look: any(who.startswith(person) for who in look["people"]))
        desk.do("person", person=person)
        desk.until(words, lambda look: words in look["menu"])
        desk.do("choose", name=words)

    def leave(self, desk, seen=lambda look: True):
        desk.do("click", name="serverMenu")
        desk.until("the menu", lambda look: "Leave this server…" in look["menu"])
        desk.do("choose", name="Leave this server…")
        desk.until("the question", lambda look: "Sign out" in look["buttons"] and seen(look))
        desk.click("Sign out")

    def hosting(self, name):
        """A desktop with a server of its own, in #general."""
        desk = self.desk(name)
        desk.click("Start")
        desk.until("the field for the name", lambda look: "name" in look["fields"])
        desk.do("fill", name="name", text=name.title(), enter=True)
        desk.until("the card's link", lambda look: look["fields"].get("link", "").startswith("madang://"))
        desk.click("To the rooms")
        return desk

    def test_a_bundled_server_that_crashed_comes_back(self):
        ann = self.desk("ann")
        ann.click("Start")
        ann.until("the field for the name", lambda look: "name" in look["fields"])
        ann.do("fill", name="name", text="Ann", enter=True)
        ann.until("the card's link", lambda look: look["fields"].get("link", "").startswith("madang://"))
        ann.click("To the rooms")
        (pid,) = glob.glob(os.path.join(self.folder, "ann", "**", "pid"), recursive=True)
        with open(pid, encoding="ascii") as file:
            os.kill(int(file.read()), signal.SIGKILL)

        ann.do("write", text="is anybody there?")

        ann.until("that it is sent", said("is anybody there?"))
        ann.kill()
        ann.start()
        ann.until("the same server again", said("is anybody there?"))
        ann.do("write", text="found again")
        ann.until("that this is sent too", said("found again"))
        ann.quit()

    def test_a_second_start_brings_up_the_first(self):
        with Server() as server:
            ann = self.entered(server, "ann", server.owner_code())
            second = Desk(self.screen, ann.profile)
            self.assertEqual(second.wait(), 0)
            self.assertTrue(ann.is_running())

    def test_a_second_start_hands_its_link_over(self):
        with Server() as server, Server() as other:
            ann = self.entered(server, "ann", server.owner_code())
            ann.do("write", text="in the first server")
            ann.until("that it is sent", said("in the first server"))

            second = Desk(self.screen, ann.profile, link=link_of(other, other.owner_code()))
            self.assertEqual(second.wait(), 0)

            look = ann.until("the field for the name", lambda look: "name" in look["fields"])
            self.assertTrue(any(str(other.port) in label for label in look["labels"]), look["labels"])
            ann.do("fill", name="name", text="Ann", enter=True)
            ann.until("#general", lambda look: "rows" in look and any("general" in title for title in look["titles"]))
            ann.do("write", text="in the other one")
            ann.until("that it is sent", said("in the other one"))
            self.assertEqual([text for _, text in log_of(other)], ["in the other one"])
            self.assertEqual([text for _, text in log_of(server)], ["in the first server"])

    def test_whatever_is_killed_both_timelines_equal_the_log(self):
        chance = random.Random(SEED)
        with Server(environment={"MADANG_LIMITS_POSTS_PER_SECOND": "0"}) as server:
            ann = self.entered(server, "ann", server.owner_code())
            bob = self.entered(server, "bob", server.invitation("--uses", "1"))
            total = 2 * EACH
            server_kills = set(chance.sample(range(1, total), SERVER_KILLS))
            desk_kills = set(chance.sample(sorted(set(range(1, total)) - server_kills), DESK_KILLS))
            written = {"ann": [], "bob": []}
            revival = None
            for step in range(total):
                desk, name = chance.choice([(ann, "ann"), (bob, "bob")])
                if len(written[name]) == EACH:
                    desk, name = (bob, "bob") if name == "ann" else (ann, "ann")
                text = f"{name} {len(written[name])}"
                desk.do("write", text=text)
                written[name].append(text)
                if step in server_kills:
                    if revival:
                        revival.join()
                    server.kill()
                    revival = threading.Timer(chance.uniform(0.0, 1.0), server.start)
                    revival.start()
                if step in desk_kills:
                    time.sleep(0.05)  # what was entered 50 ms before the power went is safe
                    desk.kill()
                    desk.start()
                    desk.until("its room again", lambda look: "rows" in look)
            if revival:
                revival.join()
            expected = sorted(written["ann"] + written["bob"])
            patience = 180
            for desk in (ann, bob):
                desk.until(
                    "everything is sent",
                    lambda look: look.get("rows") and all(row["state"] == "sent" for row in look["rows"]),
                    patience,
                )
            self.wait_for_log(server, len(expected), patience)
            log = log_of(server)
            self.assertEqual([n for n, _ in log], list(range(1, total + 1)), "the room's numbers are dense")
            self.assertEqual(sorted(text for _, text in log), expected, "nothing is lost, nothing is doubled")
            for name, texts in written.items():
                self.assertEqual([text for _, text in log if text.startswith(name)], texts, f"{name}'s order is kept")
            for desk in (ann, bob):
                self.assertEqual(self.timeline(desk, total), [text for _, text in log])

    def test_a_long_queue_goes_out_in_order_at_the_servers_pace(self):
        with Server() as server:
            ann = self.entered(server, "ann", server.owner_code())
            server.kill()
            written = [f"waiting {i}" for i in range(90)]  # half as many again as may come at once
            for text in written:
                ann.do("write", text=text)
            server.start()
            self.wait_for_log(server, len(written), 120)
            ann.until("everything is sent", lambda look: all(row["state"] == "sent" for row in look["rows"]))
            self.assertEqual([text for _, text in log_of(server)], written)

    def test_who_comes_into_a_room_writes_at_once(self):
        with Server() as server:
            ann = self.entered(server, "ann", server.owner_code())
            ann.until("the composer", lambda look: look["focus"] == "editor")
            ann.kill()
            ann.start()
            ann.until("the composer again", lambda look: "rows" in look and look["focus"] == "editor")

    def test_enter_and_50_ms_later_the_power_goes(self):
        with Server() as server:
            ann = self.entered(server, "ann", server.owner_code())
            for turn in range(3):
                ann.do("write", text=f"just before {turn}")
                time.sleep(0.05)
                ann.kill()
                ann.start()
                ann.until("the message", said(f"just before {turn}"))
            self.assertEqual([text for _, text in log_of(server)], [f"just before {turn}" for turn in range(3)])

    def test_a_server_restored_from_an_older_backup_is_noticed(self):
        with Server() as server:
            ann = self.entered(server, "ann", server.owner_code())
            ann.do("write", text="before the backup")
            ann.until("the first message", said("before the backup"))
            backup = os.path.join(self.folder, "backup.sqlite")
            result = run("backup", "--data", server.folder, "--to", backup)
            self.assertEqual(result.returncode, 0, result.stderr)
            ann.do("write", text="after the backup")
            ann.until("the second message", said("after the backup"))

            base = log_file(server)
            server.kill()
            # Without a connection: the newest message is edited, and a step up the older one.
            ann.until("no connection", lambda look: True)
            self.edit(ann, "before the backup", "edited while away")
            self.edit(ann, "after the backup", "this one is gone")
            for part in glob.glob(base + "-*"):
                os.remove(part)
            shutil.copyfile(backup, base)
            server.start()

            look = ann.until(
                "the restored room",
                lambda look: said("edited while away")(look) and not any("after the backup" == row["text"] for row in look["rows"]),
                120,
            )
            self.assertEqual([text for _, text in log_of(server)], ["edited while away"])
            self.assertIn("edited while away", texts_of(look["rows"]))
            ann.until("that the other message is gone", lambda look: any("this one is gone" in label for label in look["labels"]))

    def edit(self, desk, old, new):
        desk.do("edit", text=old, to=new)

    def timeline(self, desk, count):
        """All texts as the timeline shows them, once it has them all."""
        deadline = time.monotonic() + 60
        while True:
            texts = texts_of(desk.rows())
            if len(texts) >= count or time.monotonic() > deadline:
                return texts

    def wait_for_log(self, server, count, patience):
        deadline = time.monotonic() + patience
        while len(log_of(server)) < count and time.monotonic() < deadline:
            time.sleep(0.1)


def is_alive(file):
    try:
        with open(file, encoding="ascii") as pid:
            os.kill(int(pid.read()), 0)
        return True
    except (OSError, ValueError):
        return False


if __name__ == "__main__":
    unittest.main(verbosity=2)
