// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody can have all that a workspace knows of them, to read and for programs.
#include "people/person_export.h"
#include "people/privacy.h"
#include "people_fixture.h"
#include "support/files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hatstand;
using namespace hatstand::people;
using test::await;
using test::PeopleFixture;
using test::Voice;
using namespace Qt::StringLiterals;

namespace
{
const Voice anouk{"mastodon", "social.example", "17", "anouk", "Anouk <b>Bakker</b>", "https://a.example",
                  false};
const Voice alsoAnouk{"bluesky", "", "did:plc:a", "anouk.example", "Anouk", "", false};
const Voice pieter{"mastodon", "social.example", "18", "pieter", "Pieter", "", false};
const Voice us{"mastodon", "social.example", "us", "alma", "Alma", "", true};

class Told : public PeopleFixture
{
public:
    Told() : PeopleFixture(Kind::File)
    {
        talk = say(anouk, "Is it <script>open</script>?", 1, "m1");
        say(us, "Till six", 2, "answer", "m1");
        say(pieter, "A secret of Pieter", 3, "p1", "m1");
        say(alsoAnouk, "Thanks", 4, "s1");
        if (!inbox.addNote(talk, u"Uses a ramp"_s, u"Ines"_s) || !inbox.addLabel({talk}, u"Access"_s))
            qFatal("The conversation cannot be made.");
        const auto joined = service.join(speaker(anouk), speaker(alsoAnouk)).value();
        whom = Whom(joined.person);
        people::Person person = service.person(joined.person).value();
        person.note = u"Prefers Dutch"_s;
        person.labels = QStringList{u"Customer"_s};
        if (!service.edit(person))
            qFatal("The person cannot be made.");
    }
    listen::ConversationId talk;
    Whom whom;
};
} // namespace

class TestPersonExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsInIt()
    {
        Told told;
        const auto record = personRecord(told.database(), told.clock, told.whom);
        QVERIFY(record);
        QCOMPARE((*record)[u"name"].toString(), u"Anouk <b>Bakker</b>"_s);
        QCOMPARE((*record)[u"note"].toString(), u"Prefers Dutch"_s);
        QCOMPARE((*record)[u"labels"].toArray(), QJsonArray{u"Customer"_s});
        QCOMPARE((*record)[u"handles"].toArray().size(), 2);
        QCOMPARE((*record)[u"messages"].toArray().size(), 2);
        const QJsonArray talks = (*record)[u"conversations"].toArray();
        QCOMPARE(talks.size(), 2);
        QCOMPARE(talks[0][u"ourAnswers"][0][u"text"].toString(), u"Till six"_s);
        QCOMPARE(talks[0][u"notes"][0][u"text"].toString(), u"Uses a ramp"_s);
        QCOMPARE(talks[0][u"labels"].toArray(), QJsonArray{u"Access"_s});
        QCOMPARE(talks[0][u"messagesOfOthers"].toInt(), 1);
        QCOMPARE(talks[0][u"promises"].toArray().size(), 1);
        // What others have said is theirs.
        QVERIFY(!QJsonDocument(*record).toJson().contains("secret"));
    }

    void itIsWrittenAsAPageAndForPrograms()
    {
        Told told;
        Privacy privacy(told.database(), told.clock);
        const QString folder = told.folder.filePath(u"out/anouk"_s);
        const auto report = await(privacy.exportTo(told.whom, folder, {}));
        QVERIFY2(report, report ? "" : qPrintable(report.error().sentence()));
        QCOMPARE(report->messages, 2);
        QCOMPARE(report->conversations, 2);
        const QByteArray page = test::readFile(report->page);
        QVERIFY(page.contains("Is it &lt;script&gt;open&lt;/script&gt;?"));
        QVERIFY(page.contains("Anouk &lt;b&gt;Bakker&lt;/b&gt;"));
        QVERIFY(!page.contains("<script"));
        QCOMPARE(QJsonDocument::fromJson(test::readFile(report->data))[u"handles"].toArray().size(), 2);
        // Nothing that is there is written over.
        QCOMPARE(await(privacy.exportTo(told.whom, folder, {})).error().code, ErrorCode::Conflict);
    }

    void whoIsNotHereIsSaid()
    {
        Told told;
        QCOMPARE(personRecord(told.database(), told.clock, Whom(PersonId::create(told.clock))).error().code,
                 ErrorCode::NotFound);
        Privacy privacy(told.database(), told.clock);
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE(
            await(privacy.exportTo(told.whom, told.folder.filePath(u"x"_s), cancel.token())).error().code,
            ErrorCode::Cancelled);
        // A file stands where the folder should be.
        QCOMPARE(await(privacy.exportTo(told.whom, told.workspace->path(), {})).error().code,
                 ErrorCode::StorageFailed);
    }
};

QTEST_GUILESS_MAIN(TestPersonExport)
#include "tst_person_export.moc"
