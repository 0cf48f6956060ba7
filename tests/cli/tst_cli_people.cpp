// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks to the clients, on the command line: found, put together, exported and forgotten.
#include "cli_run.h"
#include "clients/client_service.h"
#include "listen/intake/intake.h"
#include "listen/sources/source_service.h"
#include "listen/sources/source_table.h"
#include "parts.h"
#include "support/files.h"

#include <QJsonArray>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::words;

namespace
{
/// Anouk has spoken on two networks, Pieter on one.
class Spoken : public CliWorkspace
{
public:
    Spoken()
    {
        const SystemClock clock;
        const auto parts = Parts::open(path(), clock, Parts::Use::CommandLine).value();
        if (!parts->clients().load())
            qFatal("The clients cannot be read.");
        listen::Source source;
        source.id = listen::SourceId::create(clock);
        source.clientId = parts->clients().clients().front().id;
        source.kind = listen::SourceKind::Import;
        source.name = QStringLiteral("Said");
        source.goesTo = listen::GoesTo::Inbox;
        if (!listen::SourceTable(parts->workspace().database()).insert(source))
            qFatal("The source cannot be added.");
        const auto say = [&clock](const char *network, const char *handle, const char *name) {
            listen::MessageDraft draft;
            draft.network = network;
            draft.remoteId = std::string(network) + handle;
            draft.speakerId = draft.remoteId;
            draft.handle = handle;
            draft.displayName = name;
            draft.text = std::string("Words of ") + name;
            draft.at = clock.now() - std::chrono::hours(1);
            return draft;
        };
        const std::vector<listen::MessageDraft> drafts{say("bluesky", "anouk.example", "Anouk Bakker"),
                                                       say("mastodon", "anouk", "Anouk Bakker"),
                                                       say("mastodon", "pieter", "Pieter")};
        listen::Intake intake(parts->workspace().database(), clock,
                              [](std::string_view, std::string_view) { return listen::Judgement(); });
        if (!intake.take(source, drafts))
            qFatal("Nothing can be said.");
    }
};
} // namespace

class TestCliPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoHandlesAreSuggestedJoinedAndParted()
    {
        const Spoken shop;
        const CliAnswer shown = shop.run(words({"person", "show", "anouk.example"}));
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.err));
        const QJsonArray maybe = shown.object()[QStringLiteral("suggestions")].toArray();
        QCOMPARE(maybe.size(), 1);
        QCOMPARE(maybe[0][QStringLiteral("points")].toInt(), 60);
        QCOMPARE(shown.object()[QStringLiteral("said")].toArray().size(), 1);

        const CliAnswer joined = shop.run(words({"person", "join", "anouk.example", "mastodon:anouk"}));
        QVERIFY2(joined.exitCode == 0, qPrintable(joined.err));
        QCOMPARE(joined.object()[QStringLiteral("handles")].toArray().size(), 2);
        QCOMPARE(shop.run(words({"person", "list", "--client", "Bakery"}))
                     .object()[QStringLiteral("name")]
                     .toString(),
                 QStringLiteral("Anouk Bakker"));

        QCOMPARE(shop.run(words({"person", "part", "mastodon:anouk"})).exitCode, 0);
        QCOMPARE(shop.run(words({"person", "show", "mastodon:anouk"}))
                     .object()[QStringLiteral("suggestions")]
                     .toArray()
                     .size(),
                 0);
    }

    void twoThatAreNotTheSameAreRemembered()
    {
        const Spoken shop;
        QCOMPARE(shop.run(words({"person", "part", "mastodon:anouk", "anouk.example"})).exitCode, 0);
        QCOMPARE(shop.run(words({"person", "show", "mastodon:anouk"}))
                     .object()[QStringLiteral("suggestions")]
                     .toArray()
                     .size(),
                 0);
    }

    void somebodyIsGivenANoteAndLabels()
    {
        const Spoken shop;
        const CliAnswer edited = shop.run(
            words({"person", "edit", "pieter", "--note", "Tall", "--label", "Press", "--label", "Customer"}));
        QVERIFY2(edited.exitCode == 0, qPrintable(edited.err));
        QCOMPARE(edited.object()[QStringLiteral("note")].toString(), QStringLiteral("Tall"));
        QCOMPARE(edited.object()[QStringLiteral("labels")].toArray().size(), 2);
    }

    void somebodyIsExported()
    {
        const Spoken shop;
        const CliAnswer done =
            shop.run(words({"person", "export", "pieter", "--to", shop.filePath("pieter")}));
        QVERIFY2(done.exitCode == 0, qPrintable(done.err));
        QVERIFY(test::readFile(done.object()[QStringLiteral("page")].toString()).contains("Words of Pieter"));
    }

    void somebodyIsForgottenOnlyWhenThatIsSaid()
    {
        const Spoken shop;
        QCOMPARE(shop.run(words({"workspace", "backup"})).exitCode, 0);
        const CliAnswer asked = shop.run(words({"person", "forget", "pieter"}));
        QCOMPARE(asked.exitCode, 1);
        QVERIFY(asked.err.contains(QStringLiteral("1 older backup")));
        QVERIFY(test::readFile(shop.path()).contains("Words of Pieter"));

        const CliAnswer done = shop.run(words({"person", "forget", "pieter", "--for-good"}));
        QVERIFY2(done.exitCode == 0, qPrintable(done.err));
        QCOMPARE(done.object()[QStringLiteral("messages")].toInt(), 1);
        QCOMPARE(done.object()[QStringLiteral("fileIsClean")].toBool(), true);
        QCOMPARE(done.object()[QStringLiteral("olderBackups")].toInt(), 1);
        QVERIFY(!test::readFile(shop.path()).contains("Pieter"));
        QCOMPARE(shop.run(words({"person", "show", "pieter"}))
                     .failure()[QStringLiteral("error")]
                     .toObject()[QStringLiteral("code")]
                     .toString(),
                 QStringLiteral("not-found"));
    }

    void aNameOfTwoIsAskedBack()
    {
        const Spoken shop;
        const CliAnswer shown = shop.run(words({"person", "show", "Anouk Bakker"}));
        QCOMPARE(shown.exitCode, 2);
        QVERIFY(shown.err.contains(QStringLiteral("bluesky:anouk.example")));
    }
};

QTEST_GUILESS_MAIN(TestCliPeople)
#include "tst_cli_people.moc"
