// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// When a client's people are answered.
#include "ui/settings/settings_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace hatstand;

class SettingsInboxTest : public QObject, private test::SettingsFixture
{
    Q_OBJECT

    void pick(QComboBox *box, int data) const
    {
        const int at = box->findData(data);
        QVERIFY(at >= 0);
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
    }
    [[nodiscard]] QComboBox *ofDay(int day, const char *field) const
    {
        return part<QWidget>(QStringLiteral("workingDay%1").arg(day))
            ->findChild<QComboBox *>(QString::fromLatin1(field));
    }
    [[nodiscard]] listen::AnswerPromise promise() const { return m_talk->inbox.promise(m_client).value(); }

private Q_SLOTS:
    void init()
    {
        QVERIFY(setUp());
        show("inbox");
    }
    void cleanup() { tearDown(); }

    void theUsualPromiseIsShown()
    {
        QCOMPARE(part<QComboBox>(QStringLiteral("promiseWithin"))->currentData().toInt(), 240);
        QCOMPARE(ofDay(1, "from")->currentData().toInt(), 9 * 60);
        QCOMPARE(ofDay(1, "until")->currentData().toInt(), 17 * 60);
        QVERIFY(ofDay(7, "until")->isHidden());
    }

    void whatIsChosenIsPromised()
    {
        pick(part<QComboBox>(QStringLiteral("promiseWithin")), 60);
        pick(ofDay(6, "from"), 10 * 60);
        pick(ofDay(6, "until"), 14 * 60);
        pick(ofDay(1, "from"), -1);
        const listen::AnswerPromise now = promise();
        QCOMPARE(now.minutes, 60);
        QVERIFY(now.hours[0].empty());
        QCOMPARE(now.hours[5], (std::vector<listen::WorkingStretch>{{10 * 60, 14 * 60}}));
        QCOMPARE(now.hours[1], listen::usualPromise().hours[1]);
    }

    void anEndBeforeTheBeginningIsPutBehindIt()
    {
        pick(ofDay(1, "from"), 18 * 60);
        QCOMPARE(promise().hours[0], (std::vector<listen::WorkingStretch>{{18 * 60, 18 * 60 + 30}}));
        QCOMPARE(ofDay(1, "until")->currentData().toInt(), 18 * 60 + 30);
        pick(ofDay(1, "from"), 23 * 60 + 30);
        QCOMPARE(promise().hours[0], (std::vector<listen::WorkingStretch>{{23 * 60 + 30, 24 * 60}}));
    }

    void aPauseThatWasMadeElsewhereStays()
    {
        listen::AnswerPromise own = promise();
        own.hours[0] = {{9 * 60, 12 * 60}, {13 * 60 + 15, 18 * 60 + 15}};
        QVERIFY(m_talk->inbox.setPromise(m_client, own));
        show("inbox");
        QCOMPARE(ofDay(1, "until")->currentData().toInt(), 18 * 60 + 15);
        pick(ofDay(2, "from"), 8 * 60);
        QCOMPARE(promise().hours[0], own.hours[0]);
    }

    void aReplyIsSavedChangedAndRemovedAndThatIsTakenBack()
    {
        part<QPushButton>(QStringLiteral("addSavedReply"))->click();
        auto *dialog = part<QDialog>(QStringLiteral("savedReplyDialog"));
        QVERIFY(dialog);
        auto *save = dialog->findChild<QPushButton *>(QStringLiteral("saveReply"));
        QVERIFY(save);
        save->click();
        QVERIFY(dialog->isVisible()); // it says nothing yet
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("savedReplyText"))
            ->setPlainText(QStringLiteral("Hi {first}, till six."));
        save->click();
        auto kept = m_talk->savedReplies.of(m_client).value();
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept[0].clientId, m_client);
        QVERIFY(!kept[0].name.isEmpty());

        part<QPushButton>(QStringLiteral("changeReply-") + kept[0].id.toString())->click();
        dialog = part<QDialog>(QStringLiteral("savedReplyDialog"));
        dialog->findChild<QLineEdit *>(QStringLiteral("savedReplyName"))->setText(QStringLiteral("Hours"));
        dialog->findChild<QCheckBox *>(QStringLiteral("savedReplyForAll"))->setChecked(true);
        dialog->findChild<QPushButton *>(QStringLiteral("saveReply"))->click();
        kept = m_talk->savedReplies.of(m_client).value();
        QCOMPARE(kept[0].name, QStringLiteral("Hours"));
        QVERIFY(kept[0].clientId.isNull());
        m_parts->undo.undo();
        QCOMPARE(m_talk->savedReplies.of(m_client).value().at(0).clientId, m_client);

        part<QPushButton>(QStringLiteral("removeReply-") + kept[0].id.toString())->click();
        QVERIFY(m_talk->savedReplies.of(m_client).value().empty());
        m_parts->undo.undo();
        QCOMPARE(m_talk->savedReplies.of(m_client).value().size(), size_t(1));
    }

    void eachFieldSaysToWhichDayItBelongs()
    {
        for (int day = 1; day <= 7; ++day)
            QVERIFY(ofDay(day, "from")->accessibleName().contains(QLocale().standaloneDayName(day)));
    }
};

QTEST_MAIN(SettingsInboxTest)
#include "settings_inbox_test.moc"
