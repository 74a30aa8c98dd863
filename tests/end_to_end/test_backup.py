"""`backup` copies while the server runs; a data folder made of a copy starts, and forgets again."""
import os
import resource
import shutil
import signal
import stat
import subprocess
import threading
import time
import unittest

from data_folder import (DATABASE, DataCase, back_up, begin, change, check, damage,
                         restored, run_command, texts_in, without_progress)
from definitions import whole_chat
from faults import PROGRAM
from server_under_test import Server, environment, run_program
from tls_socket import PATIENCE, deadline_in
from wire_client import Client, Person

FORGOTTEN_AT_ONCE = {"closing_minutes": 0, "unattended_minutes": 10}
HOUR = 3_600_000


class Backup(DataCase):
    def test_backups_while_everyone_writes_are_whole_and_hold_what_was_acknowledged_before(self):
        session, fay = self.open_talk()
        writers = [Writer(person) for person in session.attendees("Ana", "Bo", "Cy")]
        for writer in writers:
            writer.start()
        files = []
        for number in range(8):
            before = [len(writer.said) for writer in writers]
            files.append((self.back_up(f"backup-{number}"), before))
        for writer in writers:
            writer.stop()
        self.assertGreater(files[-1][1], files[0][1], "they went on writing")
        for file, before in (files[0], files[-1]):
            self.assert_holds(file, session, writers, before)

    def assert_holds(self, file, session, writers, before):
        server = self.start_restored(file)
        code, lines, _ = check(server.folder)
        self.assertEqual((code, "is whole" in lines[session.id]), (0, True))
        texts = texts_in(server.folder)
        for writer in writers:
            with Person(server, writer.person.secret, writer.person.key) as back:
                self.assertEqual(back.id, writer.person.id)
                shown = [each["text"] for each in back.snapshot["room"]["messages"]]
                self.assertEqual(shown[-1:], texts[-1:])
        for writer, count in zip(writers, before):
            own = [text for text in texts if text.startswith(f"{writer.person.name} ")]
            self.assertGreaterEqual(len(own), count)
            self.assertEqual(own, (writer.said + [writer.last])[:len(own)])

    def test_it_is_private_takes_nobodys_place_and_leaves_nothing_else(self):
        self.open_talk()
        file = self.back_up()
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        before = file.read_bytes()
        ended = back_up(self.folder, file)
        self.assertEqual(ended.returncode, 1)
        self.assertIn(f"{file} is there already", ended.stderr)
        ended = back_up(self.folder, self.copies / "none/backup")
        self.assertEqual(ended.returncode, 1)
        self.assertIn(str(self.copies / "none"), ended.stderr)
        self.assertEqual(list(self.copies.iterdir()), [file])
        self.assertEqual(file.read_bytes(), before)

    def test_of_a_stopped_server_it_writes_nothing_into_the_data_folder(self):
        self.open_talk()
        self.server.stop()
        before = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        self.back_up()
        self.assertEqual({path.name: path.read_bytes() for path in self.folder.iterdir()}, before)

    def test_a_disk_that_takes_no_more_leaves_nothing(self):
        _, fay = self.open_talk()
        for _ in range(60):
            fay.say("x" * 3900)
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        backup = begin("backup", "--data", self.folder, "--to", self.copies / "backup",
                       restore_signals=False,
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)))
        signal.signal(signal.SIGXFSZ, before)
        said, sentence = backup.communicate(timeout=PATIENCE)
        self.assertEqual((backup.returncode, said), (1, ""))
        self.assertRegex(without_progress(sentence), r"^\S+/backup\.part cannot be written: .*\.\n$")
        self.assertEqual(list(self.copies.iterdir()), [])

    @unittest.skipUnless(os.geteuid() == 0, "only root may mount")
    def test_a_full_disk_is_named_and_left_as_it_was(self):
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", self.copies],
                                 check=False, capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("mounting is not allowed here")
        self.addCleanup(subprocess.run, ["umount", self.copies], check=True)
        _, fay = self.open_talk()
        for _ in range(60):
            fay.say("x" * 3900)
        ended = back_up(self.folder, self.copies / "backup")
        self.assertEqual((ended.returncode, ended.stdout), (1, ""))
        self.assertRegex(ended.stderr, r"^The disk that holds \S+ is full\.\n$")
        self.assertEqual(list(self.copies.iterdir()), [])

    def test_ctrl_c_leaves_nothing(self):
        session, fay = self.open_talk()
        fay.say("x" * 3900)
        self.server.stop()
        # So many that it takes its time.
        change(self.folder, """WITH RECURSIVE seqs(seq) AS (
            SELECT 1000 UNION ALL SELECT seq + 1 FROM seqs WHERE seq < 15000)
            INSERT INTO events(session, seq, stored) SELECT session, seqs.seq, stored
            FROM events, seqs WHERE stored LIKE '%xxx%'""")
        backup = begin("backup", "--data", self.folder, "--to", self.copies / "backup")
        until = deadline_in()
        while not any(path.stat().st_size for path in self.copies.iterdir()):
            self.assertLess(time.monotonic(), until)
            time.sleep(0.001)
        backup.send_signal(signal.SIGINT)
        said, sentence = backup.communicate(timeout=PATIENCE)
        self.assertEqual((backup.returncode, said), (1, ""))
        self.assertEqual(without_progress(sentence), "Stopped.\n")
        self.assertEqual(list(self.copies.iterdir()), [])

    def test_a_damaged_session_is_copied_with_the_others_and_told(self):
        sessions = [self.open_talk()[0] for _ in range(2)]
        self.server.stop()
        damage(self.folder, sessions[0].id, 3, "DELETE FROM events")
        ended = back_up(self.folder, self.copies / "backup")
        self.assertEqual(ended.returncode, 1)
        self.assertIn(f"{sessions[0].id}: ", ended.stdout)
        self.assertNotIn(sessions[1].id, ended.stdout)
        self.assertIn("keep older backups", ended.stderr)
        server = self.start_restored(self.copies / "backup")
        with Person(server, sessions[1].secrets["attendee"], name="Ana") as ana:
            self.assertEqual(ana.joined["state"], "open")

    def test_what_it_says_does_not_stand_in_the_copy_where_nobody_listens(self):
        session = self.open_talk()[0]
        self.server.stop()
        damage(self.folder, session.id, 3, "DELETE FROM events")
        back_up(self.folder, self.copies / "told")
        ended = subprocess.run(["sh", "-c", 'exec "$0" "$@" >&- 2>&-', PROGRAM, "backup",
                                "--data", self.folder, "--to", self.copies / "untold"],
                               timeout=PATIENCE, env=environment(), check=False)
        self.assertEqual(ended.returncode, 1)
        self.assertEqual((self.copies / "untold").read_bytes(),
                         (self.copies / "told").read_bytes())


class Restoring(DataCase):
    """A backup is older than its server: what was erased since then is erased again."""

    def a_chat_with_marked_words(self, **settings):
        definition = whole_chat()
        definition["settings"].update(settings)
        session = self.server.make_session(definition)
        fay = session.facilitator()
        self.addCleanup(fay.close)
        fay.call("session.open")
        fay.say("mark-of-words")
        return session, fay

    def test_a_backup_taken_after_closing_holds_no_word(self):
        _, fay = self.a_chat_with_marked_words(**FORGOTTEN_AT_ONCE)
        self.assertIn(b"mark-of-words", self.back_up("before").read_bytes())
        fay.call("session.close")
        self.assertEqual(fay.wait_for_close(), 4000)
        # The connections end with the commit that closes; the one that erases comes right behind.
        until = deadline_in()
        while self.server.words_on_disk("mark-of-words"):
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)
        self.assertNotIn(b"mark-of-words", self.back_up("after").read_bytes())

    def test_kept_words_whose_day_has_come_are_gone_before_anybody_is_served(self):
        session, fay = self.a_chat_with_marked_words(closing_minutes=0,
                                                     transcript={"keep_days": 1})
        fay.call("session.close")
        self.assertEqual(fay.wait_for_close(), 4000)
        self.server.stop()
        folder = restored(self.back_up())
        self.addCleanup(shutil.rmtree, folder)
        for statement in ("UPDATE sessions SET forget_at = forget_at - ?1 WHERE forget_at",
                          "UPDATE sessions SET record = replace(record, '\"closed_at\":' || "
                          "json_extract(record, '$.closed_at'), '\"closed_at\":' || "
                          "(json_extract(record, '$.closed_at') - ?1))"):
            self.assertEqual(change(folder, statement, 25 * HOUR), 1)
        _, lines, summary = check(folder)
        self.assertIn(" words should have been erased on 20", lines[session.id])
        self.assertIn("overdue to be erased: 1", summary)
        with Server(folder=folder) as server:  # It listens, and has told nothing yet.
            self.assertEqual(server.words_on_disk("mark-of-words"), [])
            self.assertRegex(server.output, r"(?s)1 closed sessions were forgotten.* sessions go on")
            code, lines, _ = check(folder)
            self.assertEqual(code, 0, lines)
            self.assertRegex(lines[session.id], ": closed, 0 events, 1 person, is whole$")

    def test_a_session_whose_end_came_since_then_closes_and_is_erased(self):
        session, _ = self.a_chat_with_marked_words(**FORGOTTEN_AT_ONCE)
        file = self.back_up()
        folder = restored(file)
        self.addCleanup(shutil.rmtree, folder)
        # As if all had been three days earlier.
        self.assertGreater(change(folder, """UPDATE events SET stored = replace(replace(stored,
            '"starts_at":' || coalesce(json_extract(stored, '$.definition.starts_at'), 'none'),
            '"starts_at":' || (coalesce(json_extract(stored, '$.definition.starts_at'), 0) - ?1)),
            '"at":' || json_extract(stored, '$.at'),
            '"at":' || (json_extract(stored, '$.at') - ?1))""", 72 * HOUR), 2)
        self.assertEqual(check(folder)[0], 0)
        with Server(folder=folder) as server:
            with Client(server) as client:
                refused = client.refusal("session.join", link=session.secrets["attendee"],
                                         key="A" * 22, name="Ana")
                self.assertEqual(refused.reason, "session_closed")
            until = deadline_in()
            while server.words_on_disk("mark-of-words"):
                self.assertLess(time.monotonic(), until)
                time.sleep(0.05)

    def test_a_copy_that_others_may_read_is_closed_to_them_and_told(self):
        session, fay = self.open_talk()
        file = self.back_up()
        os.chmod(file, 0o644)
        folder = restored(file)
        self.addCleanup(shutil.rmtree, folder)
        os.chmod(f"{folder}/{DATABASE}", 0o644)
        with Server(folder=folder) as server:
            self.assertIn("was open to other users of this machine", server.output)
            self.assertEqual(stat.S_IMODE(os.stat(f"{folder}/{DATABASE}").st_mode), 0o600)
            with Person(server, fay.secret, fay.key) as back:
                self.assertEqual(back.id, fay.id)

    def test_the_journal_of_the_database_before_it_is_not_mixed_in(self):
        self.open_talk()
        file = self.back_up()
        self.server.kill()
        os.remove(self.folder / DATABASE)
        shutil.copy(file, self.folder / DATABASE)
        ended = run_program("--no-tls", "--listen", "127.0.0.1:0", "--no-sample",
                            "--data", self.folder)
        self.assertEqual(ended.returncode, 1, ended)
        self.assertIn(f"remove {self.folder / DATABASE}-wal", ended.stderr)
        ended = run_command("check", "--data", self.folder)
        self.assertEqual(ended.returncode, 1, ended)
        self.assertIn(f"remove {self.folder / DATABASE}-wal", ended.stderr)
        for name in ("-wal", "-shm"):
            os.remove(f"{self.folder / DATABASE}{name}")
        self.server.start()


class Writer:
    """Posts one message after the other, and knows which were acknowledged."""

    def __init__(self, person):
        self.person = person
        self.said = []
        self.last = None
        self._stops = threading.Event()
        self._thread = threading.Thread(target=self._write)

    def start(self):
        self._thread.start()

    def stop(self):
        self._stops.set()
        self._thread.join(PATIENCE)
        self.person.close()

    def _write(self):
        while not self._stops.is_set():
            self.last = f"{self.person.name} {len(self.said) + 1}"
            self.person.say(self.last)
            self.said.append(self.last)
