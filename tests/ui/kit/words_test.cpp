// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/banner.h"
#include "kit/choice_box.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace hatstand;
using namespace hatstand::ui;

/// Words that wrap, and words in a window that reads from the right.
class WordsTest : public QObject
{
    Q_OBJECT
    ThemeController m_themes{*qApp};
    Icons m_icons{m_themes};
    const Kit m_kit{m_themes, m_icons};

    static void showActive(QWidget &window)
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

private Q_SLOTS:
    void bannerOffersOneAction()
    {
        Banner banner(m_kit, Banner::Kind::Warning);
        banner.setMessage(QStringLiteral("No connection."), QStringLiteral("Planning works."));
        banner.setAction(QStringLiteral("Look again"));
        QSignalSpy pressed(&banner, &Banner::actionTriggered);
        showActive(banner);
        QTest::mouseClick(banner.actionButton(), Qt::LeftButton);
        QCOMPARE(pressed.count(), 1);
        QCOMPARE(banner.accessibleName(), QStringLiteral("No connection. Planning works."));
    }

    void choiceBoxKeepsTheOrderOfItsWordsFromRightToLeft()
    {
        const auto picture = [this](const QString &words) {
            ChoiceBox box;
            box.setLayoutDirection(Qt::RightToLeft);
            box.addItem(words);
            box.resize(m_kit.px(160), m_kit.px(32));
            return box.grab().toImage();
        };
        const QChar mark(0x200e); // around the words, it says the same to any style
        QCOMPARE(picture(QStringLiteral("30 min")), picture(mark + QStringLiteral("30 min") + mark));
        QVERIFY(picture(QStringLiteral("30 min")) != picture(QStringLiteral("min 30")));
    }

    void bannerIsAsHighAsItsWordsNeed()
    {
        QWidget holder;
        auto *column = new QVBoxLayout(&holder);
        // As on the pages: in a room that keeps gaps around it.
        auto *room = new QWidget;
        auto *around = new QVBoxLayout(room);
        around->setContentsMargins(0, 0, 0, 0);
        auto *banner = new Banner(m_kit, Banner::Kind::Warning);
        around->addWidget(banner);
        column->addWidget(room);
        column->addWidget(new QTextEdit, 1);
        banner->setMessage(
            QStringLiteral("@crumbandclover.practice is paused until tomorrow 09:42."),
            QStringLiteral("What comes due meanwhile waits. What is an hour late or less when it "
                           "goes on goes out then. Three posts handed over go out there."));
        banner->setAction(QStringLiteral("Resume"));
        holder.resize(460, 400);
        showActive(holder);
        const auto *words = banner->findChild<QLabel *>(QStringLiteral("bannerWords"));
        QVERIFY(words->height() >= words->heightForWidth(words->width()));
        QCOMPARE(room->height(), banner->height());
        QCOMPARE(banner->height(), words->heightForWidth(words->width()) + 2 * m_kit.px(5));
        holder.resize(2000, 400);
        QTRY_COMPARE(banner->height(), m_kit.px(40));
    }
};

QTEST_MAIN(WordsTest)
#include "words_test.moc"
