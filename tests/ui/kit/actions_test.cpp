// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/action_registry.h"
#include "kit/page.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand::ui;

namespace
{
class PlainPage final : public Page
{
public:
    using Page::Page;
    [[nodiscard]] QString title() const override { return QStringLiteral("Plain"); }
};

ActionSpec specOf(const char *id, const QKeySequence &key)
{
    ActionSpec spec;
    spec.id = QString::fromLatin1(id);
    spec.text = QStringLiteral("&Do it");
    spec.group = QStringLiteral("Plain");
    spec.keys = {key};
    return spec;
}
} // namespace

class ActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAPageWillDoIsKnownBeforeItIsThere()
    {
        ActionRegistry actions;
        const std::vector specs{specOf("plain.do", Qt::Key_D), specOf("plain.move", Qt::Key_M)};
        actions.declare(PageId::Calendar, specs);
        QCOMPARE(actions.entries().size(), std::size_t(2));
        QCOMPARE(actions.entry(QStringLiteral("plain.do"))->text, QStringLiteral("Do it"));
        QVERIFY(!actions.find(QStringLiteral("plain.do")));
        QVERIFY(!actions.trigger(QStringLiteral("plain.do")));
        QVERIFY(actions.reachable().empty());
        // Its keys are the person's already.
        actions.setKeys(QStringLiteral("plain.do"), {QKeySequence(Qt::Key_X)});
        QCOMPARE(actions.entry(QStringLiteral("plain.do"))->keyText(), QStringLiteral("X"));

        int done = 0;
        {
            PlainPage page;
            actions.bind(&page, specs, QStringLiteral("plain.do"), [&done] { ++done; });
            QCOMPARE(actions.entries().size(), std::size_t(2));
            QCOMPARE(actions.entries().front().id, QStringLiteral("plain.do")); // keeps its place
            page.show();
            QVERIFY(QTest::qWaitForWindowExposed(&page));
            page.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&page));
            QTest::keyClick(&page, Qt::Key_D);
            QCOMPARE(done, 0);
            QTest::keyClick(&page, Qt::Key_X);
            QCOMPARE(done, 1);
            QCOMPARE(actions.reachable().size(), std::size_t(1));
        }
        // The page has gone; what it can do is still known.
        QVERIFY(actions.entry(QStringLiteral("plain.do")));
        QVERIFY(!actions.find(QStringLiteral("plain.do")));
    }

    void whatNobodyDeclaredGoesWithItsOwner()
    {
        ActionRegistry actions;
        {
            QWidget owner;
            actions.add(&owner, specOf("window.do", Qt::Key_D));
            QCOMPARE(actions.entries().size(), std::size_t(1));
        }
        QVERIFY(actions.entries().empty());
    }

    void twoThatMeetMayNotShareAKey()
    {
        ActionRegistry actions;
        QWidget window;
        actions.declare(PageId::Today, {specOf("today.next", Qt::Key_J)});
        actions.declare(PageId::Outbox, {specOf("outbox.next", Qt::Key_J)});
        QCOMPARE(actions.conflicts(), QStringList());
        ActionSpec fixed = specOf("outbox.delete", Qt::Key_Delete);
        fixed.fixedKeys = true;
        ActionSpec twin = fixed;
        twin.id = QStringLiteral("outbox.delete-other");
        actions.declare(PageId::Outbox, {fixed, twin});
        QCOMPARE(actions.conflicts(), QStringList());
        actions.add(&window, specOf("window.jump", Qt::Key_J));
        QCOMPARE(actions.conflicts(), (QStringList{QStringLiteral("today.next, window.jump: J"),
                                                   QStringLiteral("outbox.next, window.jump: J")}));
        actions.setKeys(QStringLiteral("window.jump"), {QKeySequence(Qt::Key_Delete)});
        QCOMPARE(actions.conflicts(QStringLiteral("window.jump"), QKeySequence(Qt::Key_Delete)).size(), 2);
    }

    void whatShowsAKeyHearsOfAnotherOne()
    {
        ActionRegistry actions;
        QStringList heard;
        QObject shows;
        actions.followKey(QStringLiteral("window.do"), &shows,
                          [&heard](const QString &key) { heard << key; });
        QWidget window;
        actions.add(&window, specOf("window.do", Qt::Key_D));
        actions.setKeys(QStringLiteral("window.do"), {QKeySequence(Qt::Key_E)});
        actions.setKeys(QStringLiteral("window.do"), {});
        actions.resetKeys(QStringLiteral("window.do"));
        QCOMPARE(heard, (QStringList{QString(), QStringLiteral("D"), QStringLiteral("E"), QString(),
                                     QStringLiteral("D")}));
    }

    void aFixedKeyCannotBeChanged()
    {
        ActionRegistry actions;
        ActionSpec fixed = specOf("list.delete", Qt::Key_Delete);
        fixed.fixedKeys = true;
        actions.declare(PageId::Calendar, {fixed});
        actions.setKeys(fixed.id, {QKeySequence(Qt::Key_X)});
        QCOMPARE(actions.entry(fixed.id)->keys, fixed.keys);
        QVERIFY(!actions.entry(fixed.id)->inPalette);
    }
};

QTEST_MAIN(ActionsTest)
#include "actions_test.moc"
