// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_plan.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace hatstand;

namespace
{
constexpr int soonDays = 21; ///< what is announced lies no further ahead

QStringList names(QString (QLocale::*name)(int, QLocale::FormatType) const, int count)
{
    const QLocale english(QStringLiteral("en-GB"));
    QStringList all;
    for (int i = 1; i <= count; ++i)
        all << (english.*name)(i, QLocale::LongFormat);
    for (int i = 1; i <= count; ++i)
        all << (english.*name)(i, QLocale::ShortFormat);
    return all;
}
const QStringList &weekdays()
{
    static const QStringList all = names(&QLocale::dayName, 7);
    return all;
}
const QStringList &months()
{
    static const QStringList all = names(&QLocale::monthName, 12);
    return all;
}

/// 1 for Monday or January, in whichever form.
int number(const QStringList &all, QStringView name)
{
    return int(all.indexOf(name) % (all.size() / 2)) + 1;
}

bool isSoonAfter(QDate day, const std::function<bool(QDate)> &is)
{
    for (int days = 0; days <= soonDays; ++days) {
        if (is(day.addDays(days)))
            return true;
    }
    return false;
}

/// A date with or without its weekday, a weekday, a month, a year of today.
const QRegularExpression &mention()
{
    static const QRegularExpression words(
        QStringLiteral(R"(\b(?:%1 )?(\d{1,2}) %2\b|\b%1\b|\b%2\b|\b(20\d\d)\b)")
            .arg(u'(' + weekdays().join(u'|') + u')', u'(' + months().join(u'|') + u')'));
    return words;
}

/// What that text, read on that day, says of days that is not so: a weekday that it is not, a date that is
/// not soon or has another weekday, a month or year that is not now.
QStringList wrongDates(const QString &text, QDate day)
{
    QStringList wrong;
    for (auto found = mention().globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        bool isRight = true;
        if (match.hasCaptured(2)) {
            isRight = isSoonAfter(day, [&match](QDate date) {
                return date.day() == match.capturedView(2).toInt() &&
                       date.month() == number(months(), match.capturedView(3)) &&
                       (!match.hasCaptured(1) ||
                        date.dayOfWeek() == number(weekdays(), match.capturedView(1)));
            });
        } else if (match.hasCaptured(4)) {
            isRight = day.dayOfWeek() == number(weekdays(), match.capturedView(4));
        } else if (match.hasCaptured(5)) {
            isRight = isSoonAfter(day, [&match](QDate date) {
                return date.month() == number(months(), match.capturedView(5));
            });
        } else if (match.hasCaptured(6)) {
            isRight = day.year() == match.capturedView(6).toInt();
        }
        if (!isRight)
            wrong << match.captured();
    }
    if (text.contains(u'{'))
        wrong << text;
    return wrong;
}
} // namespace

/// The sample is made on any day; what its posts say of days is true on the day that each is planned for.
class TestSampleDates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesAreWrittenOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        // Of a Saturday.
        QTest::newRow("none") << "Buns"
                              << "Buns";
        QTest::newRow("its own") << "{+0 dddd}: buns"
                                 << "Saturday: buns";
        QTest::newRow("later") << "until {+9 d MMMM}."
                               << "until 7 December.";
        QTest::newRow("the next Sunday") << "{>7 dddd d MMMM}"
                                         << "Sunday 29 November";
        QTest::newRow("the next Saturday is not today") << "{>6 d MMM}"
                                                        << "5 Dec";
        QTest::newRow("two") << "{>1 d} and {+4 d}"
                             << "30 and 2";
        QTest::newRow("no date") << "{curly} {+x d}"
                                 << "{curly} {+x d}";
    }
    void datesAreWrittenOut()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        QCOMPARE(sample::withDates(text, QDate(2026, 11, 28), QStringLiteral("en-GB")), expected);
    }

    void datesAreInTheLanguageOfTheClient()
    {
        QCOMPARE(sample::withDates(QStringLiteral("{+0 dddd}"), QDate(2026, 11, 28), QStringLiteral("pt")),
                 QLocale(QStringLiteral("pt")).dayName(6));
    }

    /// Shows that what follows would notice.
    void aWrongDateIsNoticed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isWrong");
        // Read on a Saturday.
        QTest::newRow("own weekday") << "Saturday soup" << false;
        QTest::newRow("another weekday") << "Late opening on Thursday: until nine" << true;
        QTest::newRow("date to come") << "Demo day, 5 Dec" << false;
        QTest::newRow("date with its weekday") << "on Sunday 29 November" << false;
        QTest::newRow("date with another weekday") << "on Saturday 29 November" << true;
        QTest::newRow("date that is over") << "Demo day, 27 Nov" << true;
        QTest::newRow("date far ahead") << "until 6 March" << true;
        QTest::newRow("next month") << "Ushers wanted for December" << false;
        QTest::newRow("another month") << "Ushers wanted for May" << true;
        QTest::newRow("another year") << "Stollen 2025" << true;
        QTest::newRow("left open") << "on {+x dddd}" << true;
        QTest::newRow("nothing") << "You may march on, sunny side up" << false;
    }
    void aWrongDateIsNoticed()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isWrong);
        QCOMPARE(!wrongDates(text, QDate(2026, 11, 28)).isEmpty(), isWrong);
    }

    void everyPostIsTrueOnItsDay_data()
    {
        QTest::addColumn<QDate>("today");
        for (int days = 0; days < 7; ++days) {
            const QDate date = QDate(2026, 11, 16).addDays(days);
            QTest::addRow("%s", qPrintable(date.toString(Qt::ISODate))) << date;
        }
        for (const QDate date : {QDate(2026, 11, 30), QDate(2026, 12, 31), QDate(2027, 1, 1),
                                 QDate(2027, 2, 28), QDate(2028, 2, 29), QDate(2027, 7, 31)})
            QTest::addRow("%s", qPrintable(date.toString(Qt::ISODate))) << date;
    }
    void everyPostIsTrueOnItsDay()
    {
        QFETCH(const QDate, today);
        const auto content = sample::builtInSampleContent();
        QVERIFY(content);
        int dated = 0;
        for (const QTime time : {QTime(0, 10), QTime(12, 0), QTime(23, 50)}) {
            const Instant now = instantOf(today, time);
            std::vector<sample::PlannedSample> all = sample::plannedHabits(*content, now);
            QVERIFY(all.size() > 200);
            for (const sample::SamplePost &around : content->today)
                all.push_back(sample::plannedAround(*content, around, now));
            for (const sample::PlannedSample &made : all) {
                QStringList texts{made.post.title, made.post.text};
                for (const sample::NamedText &own : made.post.ownTexts)
                    texts << own.text;
                for (const QString &text : texts) {
                    const QStringList wrong = wrongDates(text, made.planned.wall.date);
                    const QString where = made.planned.wall.date.toString(Qt::ISODate) + u' ' + text;
                    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u',') + u' ' + where));
                    dated += mention().match(text).hasMatch() ? 1 : 0;
                }
            }
        }
        QVERIFY(dated > 100); // or nothing would have been looked at
    }

    void whatHasNoDayNamesNone()
    {
        const auto content = sample::builtInSampleContent();
        QVERIFY(content);
        for (const sample::SamplePost &idea : content->ideas) {
            for (const QString &text : {idea.title, idea.text}) {
                QVERIFY2(!mention().match(text).hasMatch() && !text.contains(u'{'), qPrintable(text));
            }
        }
    }

    void aCampaignHasTheYearInWhichItIsMade()
    {
        const auto content = sample::builtInSampleContent();
        QVERIFY(content);
        for (const sample::SampleClient &client : content->clients) {
            for (const sample::SampleCampaign &campaign : client.campaigns) {
                const QDate day(2029, 2, 3);
                QVERIFY(wrongDates(sample::withDates(campaign.name, day, client.language), day).isEmpty());
                const QString utm = sample::withDates(campaign.utm, day, client.language);
                QVERIFY2(!utm.contains(u'{') && !utm.contains(QStringLiteral("26")), qPrintable(utm));
            }
        }
    }

private:
    [[nodiscard]] static Instant instantOf(QDate date, QTime time)
    {
        return Instant::fromDateTime(QDateTime(date, time, Qt::UTC));
    }
};

QTEST_GUILESS_MAIN(TestSampleDates)
#include "tst_sample_dates.moc"
