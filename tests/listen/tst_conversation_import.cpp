// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations of other programs: read whatever they look like, taken in once, and never guessed.
#include "listen/importing/conversation_import.h"
#include "listen/inbox/inbox.h"
#include "listen_fixture.h"

#include <QJsonDocument>
#include <QStringEncoder>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;
using namespace Qt::StringLiterals;

namespace
{
const Instant now = Instant::fromMilliseconds(1'795'088'520'000); // 2026-11-19T11:42:00Z

ImportWishes wishes()
{
    ImportWishes made;
    made.zone = "Europe/Lisbon";
    return made;
}

ReadImport read(const QByteArray &bytes, const ImportWishes &wanted = wishes())
{
    auto done = readConversations(bytes, wanted, now);
    if (!done)
        qFatal("%s", qPrintable(done.error().sentence()));
    return std::move(*done);
}

Error errorOf(const QByteArray &bytes, const ImportWishes &wanted = wishes())
{
    const auto done = readConversations(bytes, wanted, now);
    return done ? Error() : done.error();
}

const QByteArray talk = "Id,Date,Author,Text,In reply to,Direction,Mood\n"
                        "1,2026-11-01 10:00,Anouk,\"Is it open,\n\"\"really\"\"?\",,in,curious\n"
                        "2,2026-11-01 11:00,Alma,Yes!,1,out,\n"
                        "3,2026-11-02 09:30,Pieter,Lovely,,in,\n";

class Importing : public ListenFixture
{
public:
    Importing() : inbox(database(), clock), source(addSource(GoesTo::Inbox, SourceKind::Import)) {}
    ImportReport take(const QByteArray &bytes, const ImportWishes &wanted = wishes())
    {
        return takeConversations(database(), clock, noJudge(), source, read(bytes, wanted)).value();
    }
    Inbox inbox;
    Source source;
};
} // namespace

class TestConversationImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsInAFileBecomesConversations()
    {
        Importing importing;
        const ImportReport report = importing.take(talk);
        QCOMPARE(report.added, 3);
        QCOMPARE(report.conversations.size(), 2);
        InboxQuery query;
        query.state = ConversationState::Waiting;
        const auto waiting = importing.inbox.page(query, {}, 0, 10).value();
        QCOMPARE(waiting.size(), size_t(1));
        const auto said = importing.inbox.messages(waiting[0].id).value();
        QCOMPARE(said.size(), size_t(2));
        QCOMPARE(said[0].text, u"Is it open,\n\"really\"?"_s);
        QCOMPARE(said[0].at.toUtc().time(), QTime(10, 0)); // Lisbon has no summer time in November
        QVERIFY(said[1].isOurs);
        QCOMPARE(said[0].extra[u"columns"][u"Mood"].toString(), u"curious"_s);
    }

    void theSameFileAgainChangesNothing()
    {
        Importing importing;
        importing.take(talk);
        const ImportReport again = importing.take(talk);
        QCOMPARE(again.added, 0);
        QCOMPARE(again.changed, 0);
        QCOMPARE(again.known, 3);
        // Nor does another file that holds the same, without ids of its own and in another order.
        const QByteArray bare = "Date,Author,Text\n2026-11-01 10:00,A,One\n2026-11-01 10:00,B,Two\n";
        const QByteArray other = "Text,Author,Date\nTwo,B,2026-11-01 10:00\nOne,A,2026-11-01 10:00\n"
                                 "Three,C,2026-11-01 10:00\n";
        QCOMPARE(importing.take(bare).added, 2);
        QCOMPARE(importing.take(bare).added, 0);
        QCOMPARE(importing.take(other).added, 1);
    }

    void headingsAreKnownInManyLanguages_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("field");
        const auto row = [](const QString &heading, const QString &field) {
            QTest::newRow(qPrintable(heading)) << heading << field;
        };
        row(u"Message ID"_s, u"id"_s);
        row(u"Created at"_s, u"date"_s);
        row(u"Datum"_s, u"date"_s);
        row(u"Fecha y hora"_s, QString());
        row(u"Conteúdo"_s, u"text"_s);
        row(u"Nachricht"_s, u"text"_s);
        row(u"Absender"_s, u"author"_s);
        row(u"In-Reply-To"_s, u"answers"_s);
        row(u"RATING"_s, u"stars"_s);
        row(u"Réseau"_s, u"network"_s);
        row(u"Bewertung"_s, u"stars"_s);
        row(u"Onderwerp"_s, u"title"_s);
        row(u"Richtung"_s, u"direction"_s);
        row(u"Gespräch"_s, u"thread"_s);
        row(u"Permalink"_s, u"link"_s);
        row(u"Screen name"_s, u"handle"_s);
        row(u"Colour of the sky"_s, QString());
        row(u""_s, QString());
    }
    void headingsAreKnownInManyLanguages()
    {
        QFETCH(QString, heading);
        QFETCH(QString, field);
        const auto guessed = guessImportField(heading);
        QCOMPARE(guessed ? importFieldName(*guessed) : QString(), field);
    }

    void whatIsMappedByHandGoesBeforeWhatIsGuessed()
    {
        ImportWishes wanted = wishes();
        wanted.columns = {{u"when"_s, u"date"_s}, {u"Message"_s, u"title"_s}, {u"Words"_s, u"text"_s}};
        const ReadImport done = read("When,Message,Words\n2026-11-01,Head,Body\n", wanted);
        QCOMPARE(done.drafts[0].title, std::string("Head"));
        QCOMPARE(done.drafts[0].text, std::string("Body"));
        wanted.columns = {{u"Nowhere"_s, u"text"_s}};
        QCOMPARE(errorOf(talk, wanted).code, ErrorCode::InvalidInput);
        wanted.columns = {{u"Text"_s, u"nothing such"_s}};
        QCOMPARE(errorOf(talk, wanted).code, ErrorCode::InvalidInput);
        wanted.columns = {{u"Text"_s, QString()}};
        QCOMPARE(errorOf(talk, wanted).code, ErrorCode::InvalidInput);
    }

    void datesThatCouldBeTwoAreAsked()
    {
        const QByteArray both = "Date,Text\n03/04/2026,A\n05/06/2026,B\n";
        const Error error = errorOf(both);
        QCOMPARE(error.code, ErrorCode::InvalidInput);
        QVERIFY(error.remedy.contains(u"dmy"_s) && error.remedy.contains(u"mdy"_s));
        ImportWishes wanted = wishes();
        wanted.order = DayOrder::DayFirst;
        QCOMPARE(read(both, wanted).drafts[0].at.toUtc().date(), QDate(2026, 4, 2)); // summer time
        wanted.order = DayOrder::MonthFirst;
        QCOMPARE(read(both, wanted).drafts[0].at.toUtc().date(), QDate(2026, 3, 4));
        // One that can only be one tells it for all.
        QCOMPARE(read("Date,Text\n03/04/2026,A\n25/06/2026,B\n").drafts[0].at.toUtc().date(),
                 QDate(2026, 4, 2));
        QCOMPARE(read("Date,Text\n03/04/2026,A\n06/25/2026,B\n").drafts[0].at.toUtc().date(),
                 QDate(2026, 3, 4));
        QCOMPARE(errorOf("Date,Text\n25/06/2026,A\n06/25/2026,B\n").code, ErrorCode::Conflict);
        // The same either way.
        QCOMPARE(read("Date,Text\n05/05/2026,A\n").drafts.size(), size_t(1));
    }

    void datesAreReadInManyForms_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("iso");
        const auto row = [](const char *written, const char *iso) {
            QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(iso);
        };
        row("2026-11-01", "2026-11-01T00:00:00.000Z");
        row("2026-07-01 10:00", "2026-07-01T09:00:00.000Z");
        row("2026-07-01T10:00:30Z", "2026-07-01T10:00:30.000Z");
        row("2026-07-01T10:00:30.123+02:00", "2026-07-01T08:00:30.000Z");
        row("2026/07/01 10:00", "2026-07-01T09:00:00.000Z");
        row("25.06.2026 18:30", "2026-06-25T17:30:00.000Z");
        row("25.06.26", "2026-06-24T23:00:00.000Z");
        row("6/25/2026, 6:30 PM", "2026-06-25T17:30:00.000Z");
        row("12/25/2025 12:00 AM", "2025-12-25T00:00:00.000Z");
        row("1782408600", "2026-06-25T17:30:00.000Z");
        row("1782408600000", "2026-06-25T17:30:00.000Z");
        row("Thu, 25 Jun 2026 17:30:00 GMT", "2026-06-25T17:30:00.000Z");
        row("2026-03-29 01:30", "2026-03-29T01:30:00.000Z"); // what the clocks skip, by the house rule
        row("2026-02-30", "");
        row("yesterday", "");
        row("", "");
        row("32/13/2026", "");
        row("25.06.2026 25:00", "");
        row("99999999999999999999", "");
    }
    void datesAreReadInManyForms()
    {
        QFETCH(QString, written);
        QFETCH(QString, iso);
        const auto date = readWrittenDate(written);
        if (iso.isEmpty()) {
            QVERIFY(!date);
            return;
        }
        QVERIFY(date);
        const auto order = dayOrderOf({*date});
        QVERIFY(order && *order);
        const auto at = instantOf(*date, **order, "Europe/Lisbon");
        QVERIFY(at);
        QCOMPARE(at->toIso(), iso);
    }

    void badRowsAreLeftOutAndNamed()
    {
        const ReadImport done = read("Id,Date,Text,Direction,Stars\n"
                                     "1,never,Lost,in,\n"
                                     "2,2026-11-01,,in,\n"
                                     "3,2029-01-01,Later,in,\n"
                                     "4,2026-11-01,Ours,out,\n"
                                     "5,2026-11-01,Odd,sideways,7\n"
                                     "6,2026-11-01\n"
                                     "7,2026-11-01,Long,in,5,surplus\n");
        QCOMPARE(done.rows, 7);
        QCOMPARE(done.drafts.size(), size_t(2));
        QCOMPARE(done.leftOut, 5);
        QList<int> lines;
        for (const LineTrouble &one : done.troubles)
            lines << one.line;
        QCOMPARE(lines, (QList<int>{2, 3, 4, 5, 6, 6, 7, 7, 8}));
        QVERIFY(!done.drafts[0].stars && !done.drafts[0].isOurs);
        QCOMPARE(done.drafts[1].stars, std::optional(5));
    }

    void starsAreReadHoweverTheyAreWritten()
    {
        const ReadImport done = read("Date;Author;Text;Rating\n2026-11-01;A;a;4\n2026-11-01;B;b;\"4,0\"\n"
                                     "2026-11-01;C;c;4/5\n2026-11-01;D;d;★★★★\n2026-11-01;E;;4\n");
        QCOMPARE(done.drafts.size(), size_t(5));
        for (const MessageDraft &draft : done.drafts) {
            QCOMPARE(draft.stars, std::optional(4));
            QCOMPARE(draft.channel, networks::Channel::Review);
        }
    }

    void filesComeInManyEncodings()
    {
        const QString text = u"Data;Texto\n2026-11-01;Pão é ótimo\n"_s;
        QCOMPARE(read(text.toUtf8()).drafts[0].text, std::string("Pão é ótimo"));
        QCOMPARE(read("\xEF\xBB\xBF" + text.toUtf8()).drafts[0].text, std::string("Pão é ótimo"));
        QCOMPARE(read(text.toLatin1()).drafts[0].text, std::string("Pão é ótimo"));
        QCOMPARE(read(text.toLatin1()).encoding, u"windows-1252"_s);
        QStringEncoder little(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
        QCOMPARE(read(QByteArray(little(text))).drafts[0].text, std::string("Pão é ótimo"));
        QStringEncoder big(QStringConverter::Utf16BE, QStringConverter::Flag::WriteBom);
        QCOMPARE(read(QByteArray(big(text))).drafts[0].text, std::string("Pão é ótimo"));
        QCOMPARE(read("Date,Text\n2026-11-01,caf\xE9 \x93"
                      "hi\x94\n")
                     .drafts[0]
                     .text,
                 std::string("café “hi”"));
        QCOMPARE(read("sep=|\r\nDate|Text\r\n2026-11-01|A,B;C\r\n").drafts[0].text, std::string("A,B;C"));
        QCOMPARE(read("Date\tText\n2026-11-01\tTab\n").drafts[0].text, std::string("Tab"));
    }

    void whatIsNoTableIsRefusedInWords()
    {
        QCOMPARE(errorOf("").code, ErrorCode::BadAnswer);
        QCOMPARE(errorOf("\n\n\n").code, ErrorCode::BadAnswer);
        QCOMPARE(errorOf(QByteArray("PK\x03\x04\0\0\0\0", 8)).code, ErrorCode::BadAnswer);
        const Error cut = errorOf("Date,Text\n2026-11-01,\"cut off\nand on\n");
        QCOMPARE(cut.code, ErrorCode::BadAnswer);
        QVERIFY(cut.what.contains(u"2"_s));
        QCOMPARE(errorOf("Text\nHello\n").code, ErrorCode::InvalidInput);
        QCOMPARE(errorOf("Date\n2026-11-01\n").code, ErrorCode::InvalidInput);
        QCOMPARE(errorOf("Date,Text\n2026-11-01," + QByteArray(1024 * 1024 + 1, 'x')).code,
                 ErrorCode::TooLarge);
        QCOMPARE(errorOf(QByteArray(600, ',')).code, ErrorCode::TooLarge);
        QCOMPARE(read("Date,Text\n").drafts.size(), size_t(0));
    }

    void formulasAreText()
    {
        const ReadImport done =
            read("Date,Author,Text\n2026-11-01,A,\"=HYPERLINK(\"\"https://x.example\"\")\"\n"
                 "2026-11-01,B,@SUM(1)\n2026-11-01,C,-5\n2026-11-01,D,@anouk hello\n");
        QCOMPARE(done.formulas, 2);
        QCOMPARE(done.drafts[0].text, std::string("=HYPERLINK(\"https://x.example\")"));
    }

    void whateverIsInAFileItIsReadOrRefused()
    {
        const bool holds = rc::check("no bytes harm", [] {
            const auto bytes = *rc::gen::container<std::string>(
                rc::gen::elementOf(std::string("Date,Txteu;\"\n\r\t0123456789-/:. =\xE9\xFF\0", 35)));
            const auto done = readConversations(
                "Date,Text\n" + QByteArray(bytes.data(), qsizetype(bytes.size())), wishes(), now);
            if (done) {
                RC_ASSERT(int(done->drafts.size()) + done->leftOut == done->rows);
                for (const MessageDraft &draft : done->drafts) {
                    RC_ASSERT(!draft.remoteId.empty());
                    RC_ASSERT(draft.at <= now);
                }
            } else {
                RC_ASSERT(!done.error().what.isEmpty());
            }
        });
        QVERIFY(holds);
    }

    void whatIsWrittenAsATableIsReadAsItWas()
    {
        const bool holds = rc::check("fields survive", [] {
            const auto word =
                rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab ,;\"\n\t|")));
            const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
                rc::gen::container<std::vector<std::string>>(3, word));
            QByteArray file = "A,B,C\n";
            for (const auto &row : rows) {
                QByteArrayList cells;
                for (const std::string &cell : row)
                    cells << '"' + QByteArray::fromStdString(cell).replace('"', "\"\"") + '"';
                file += cells.join(',') + '\n';
            }
            const auto sheet = readCsv(file);
            RC_ASSERT(sheet.has_value());
            RC_ASSERT(sheet->rows.size() == rows.size());
            for (size_t i = 0; i < rows.size(); ++i) {
                for (size_t j = 0; j < 3; ++j)
                    RC_ASSERT(sheet->rows[i].fields[qsizetype(j)].toStdString() == rows[i][j]);
            }
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestConversationImport)
#include "tst_conversation_import.moc"
