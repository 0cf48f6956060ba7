// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A sign-in that the network refuses: the dialog stays with what was typed and says why; then it succeeds.
#include "ui/support/bluesky_server.h"
#include "ui/support/desktop_window.h"

#include <QLabel>
#include <QLineEdit>

using namespace hatstand;
using test::BlueskyServer;
using test::DesktopWindow;
using ui::PageId;

class SignInRefusedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDialogSaysWhyAndKeepsWhatWasTyped()
    {
        SystemClock clock;
        BlueskyServer server;
        DesktopWindow w(clock);
        QVERIFY(w.begin());
        const auto client = w.addClient(QStringLiteral("Crumb & Clover"));
        QVERIFY(w.press("rail-accounts"));
        QTRY_VERIFY(w.find("connect"));
        QVERIFY(w.press("connect"));
        QTRY_VERIFY(w.openMenu());
        QVERIFY(w.choose(QStringLiteral("Bluesky")));
        QTRY_VERIFY(w.find("signInDialog"));

        QVERIFY(w.fill("signInHandle", QLatin1Char('@') + BlueskyServer::handle));
        QVERIFY(w.fill("signInSecret", QStringLiteral("abcd-efgh-ijkl-wrong")));
        QVERIFY(w.fill("signInServer", server.address()));
        QVERIFY(w.press("connectNow"));
        QTRY_VERIFY(saysIn(w, QStringLiteral("does not know this name with this app password")));
        QVERIFY(w.find("signInDialog"));
        QCOMPARE(w.find<QLineEdit>("signInHandle")->text(), QLatin1Char('@') + BlueskyServer::handle);
        QCOMPARE(w.find<QLineEdit>("signInServer")->text(), server.address());
        QVERIFY(w.find<QLineEdit>("signInSecret")->hasFocus());
        QVERIFY(w.parts().accounts().accountsOf(client).empty());

        // The keyboard is where the mistake is: the right one, and Enter.
        DesktopWindow::type(BlueskyServer::password);
        w.key(Qt::Key_Return);
        QTRY_VERIFY(!w.find("signInDialog"));
        const auto accounts = w.parts().accounts().accountsOf(client);
        QCOMPARE(accounts.size(), size_t(1));
        QCOMPARE(accounts.front().handle, BlueskyServer::handle);
        QCOMPARE(accounts.front().server, QUrl(server.address()));
        QCOMPARE(w.page(), PageId::Accounts);
    }

private:
    [[nodiscard]] static bool saysIn(const DesktopWindow &w, const QString &words)
    {
        const QWidget *dialog = w.find("signInDialog");
        if (!dialog)
            return false;
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
};

QTEST_MAIN(SignInRefusedTest)
#include "tst_sign_in_refused.moc"
