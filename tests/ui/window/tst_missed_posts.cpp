// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The computer was off while posts were due: Today shows them when the program is opened again, and the
// person says for each what is to become of it.
#include "kit/delivery_questions.h"
#include "today/need.h"
#include "today/needs_list.h"
#include "today/needs_model.h"
#include "ui/support/desktop_window.h"

using namespace hatstand;
using test::DesktopWindow;
using ui::today::NeedAction;

namespace
{
const QDate today(2026, 11, 19);
}

class MissedPostsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendNowNextTimeOrLeave()
    {
        FakeClock clock;
        DesktopWindow w(clock);
        QVERIFY(w.begin());
        const auto client = w.addClient(QStringLiteral("Crumb & Clover"));
        QList<plan::PostId> ids;
        int hour = 13;
        for (const char *text : {"Send this", "Later with this", "Leave this"}) {
            const auto account = w.addPractice(client, QStringLiteral("crumb%1").arg(hour));
            ids << w.addPost(client, account, QString::fromLatin1(text), {today, QTime(hour++, 0)}, true);
        }
        QTRY_VERIFY(w.find("hideFirstRun"));
        QVERIFY(w.press("hideFirstRun")); // no newcomer any more
        w.close();
        clock.advance(std::chrono::hours(8)); // past all three, beyond any grace
        QVERIFY(w.startAgain());

        QTRY_VERIFY(w.find<ui::today::NeedsList>("needsList") &&
                    w.find<ui::today::NeedsList>("needsList")->model()->rowCount() == 3);
        for (const plan::PostId &id : std::as_const(ids))
            QCOMPARE(w.statusOf(id), plan::PostStatus::Missed); // and none went out by itself
        auto *list = w.find<ui::today::NeedsList>("needsList");

        QVERIFY(actOn(w, list, QStringLiteral("Send this"), NeedAction::SendNow));
        QTRY_COMPARE_WITH_TIMEOUT(w.statusOf(ids[0]), plan::PostStatus::Published, 15'000);

        // Beside what people wait for.
        const auto missed = [list] {
            int count = 0;
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                const QVariant kind = list->model()->index(row, 0).data(ui::today::NeedsModel::KindRole);
                count += kind.toInt() == int(ui::today::NeedKind::Missed) ? 1 : 0;
            }
            return count;
        };
        QTRY_COMPARE(missed(), 2);
        QVERIFY(actOn(w, list, QStringLiteral("Later with this"), NeedAction::NextTime));
        QTRY_VERIFY(w.openMenu());
        QTest::keyClick(w.openMenu(), Qt::Key_Down);
        QTest::keyClick(w.openMenu(), Qt::Key_Return);
        QTRY_COMPARE(w.statusOf(ids[1]), plan::PostStatus::Scheduled);
        QVERIFY(w.post(ids[1]).planned->instant > clock.now());

        QTRY_COMPARE(missed(), 1);
        w.dialogs().presetAnswer(ui::questions::agreed);
        QVERIFY(actOn(w, list, QStringLiteral("Leave this"), NeedAction::Leave));
        QTRY_COMPARE(w.parts().outbox().ofPost(ids[2])->front().state, publish::DeliveryState::Cancelled);
        QTRY_VERIFY(!w.find<ui::today::NeedsList>("needsList") || missed() == 0);
    }

private:
    /// Goes to the row with those words and presses the button, or takes it from the menu that holds it.
    static bool actOn(DesktopWindow &w, ui::today::NeedsList *list, const QString &title, NeedAction action)
    {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (!index.data(Qt::AccessibleTextRole).toString().contains(title) &&
                !index.data(Qt::DisplayRole).toString().contains(title))
                continue;
            list->scrollTo(index);
            DesktopWindow::click(*list->viewport(),
                                 list->visualRect(index).topLeft() + QPoint(list->width() / 4, 12));
            QCoreApplication::processEvents();
            QWidget *button = list->buttonOf(action);
            if (!button)
                return false;
            DesktopWindow::click(*button, button->rect().center());
            // Where there is no room for all buttons, the others are in a menu.
            if (w.openMenu() && w.openMenu()->objectName() == QLatin1StringView("needMenu")) {
                const auto *model = qobject_cast<ui::today::NeedsModel *>(list->model());
                QString words = ui::today::needActionText(model->need(row), action);
                return w.choose(words.remove(u'&'));
            }
            return true;
        }
        return false;
    }
};

QTEST_MAIN(MissedPostsTest)
#include "tst_missed_posts.moc"
