// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/browser_wait.h"
#include "accounts/sign_in_dialog.h"
#include "kit/fields.h"
#include "net/oauth.h"
#include "networks/loopback_visit.h"
#include "ui/support/window_parts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::accounts;
using test::WindowParts;

namespace
{
/// A network where one agrees in the browser.
class BrowserNetwork final : public networks::Connector, private networks::SignIn
{
public:
    explicit BrowserNetwork(bool takesSecrets) : m_takesSecrets(takesSecrets) {}

    networks::NetworkKey key() const override
    {
        return networks::NetworkKey::fromString(QStringLiteral("mastodon"));
    }
    networks::SignIn *signIn() override { return this; }

    int typed = 0;

private:
    bool hasBrowserWay() const override { return true; }
    bool hasSecretWay() const override { return m_takesSecrets; }
    static networks::SignedIn profile(const QString &handle)
    {
        networks::SignedIn profile;
        profile.handle = handle;
        profile.remoteId = handle;
        profile.server = QUrl(QStringLiteral("https://social.example"));
        profile.credential = QStringLiteral("token");
        return profile;
    }
    QCoro::Task<Result<networks::SignedIn>> signIn(networks::SignInRequest request, CancelToken) override
    {
        ++typed;
        co_return profile(request.handle);
    }
    QCoro::Task<Result<networks::SignedIn>> signInByBrowser(networks::SignInRequest request,
                                                            std::shared_ptr<networks::BrowserVisit> visit,
                                                            CancelToken cancel) override
    {
        const QString state = QStringLiteral("right");
        const auto wayBack = visit->wayBack(QStringLiteral("/callback"));
        if (!wayBack)
            co_return fail(wayBack.error());
        visit->expect([state](const QUrl &arrived) { return net::answersState(arrived, state); });
        const auto arrived =
            co_await visit->visit(QUrl(QStringLiteral("https://social.example/authorize")), cancel);
        if (!arrived)
            co_return fail(arrived.error());
        const auto code = net::authorizationCode(*arrived, {state}, QStringLiteral("The server"));
        if (!code)
            co_return fail(code.error());
        co_return profile(request.handle);
    }
    QCoro::Task<Result<networks::SignedIn>> check(networks::AccountIdentity account, CancelToken) override
    {
        co_return profile(account.handle);
    }
    QCoro::Task<Result<void>> signOut(networks::AccountIdentity) override { co_return Result<void>(); }

    bool m_takesSecrets;
};
} // namespace

class BrowserSignInTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<QWidget> m_window;
    BrowserNetwork *m_network = nullptr;
    std::shared_ptr<networks::LoopbackVisit> m_visit;
    QUrl m_wayBack;
    QList<QUrl> m_opened;
    bool m_opens = true;
    QPointer<SignInDialog> m_dialog;

    void show(bool takesSecrets)
    {
        auto network = std::make_unique<BrowserNetwork>(takesSecrets);
        m_network = network.get();
        m_parts->base.connectors->add(std::move(network));
        SignInDialog::Target target{m_network->key(), QStringLiteral("Mastodon"), false,
                                    m_parts->base.addClient(QStringLiteral("Crumb & Clover")), std::nullopt};
        target.byBrowser = true;
        target.bySecret = takesSecrets;
        m_dialog = new SignInDialog(
            m_parts->kit, m_parts->base.accounts, m_parts->base.clients, target, [](const QUrl &) {},
            [this] {
                m_visit =
                    std::make_shared<networks::LoopbackVisit>(m_parts->base.timers, [this](const QUrl &page) {
                        m_opened.append(page);
                        return m_opens;
                    });
                m_wayBack = m_visit->wayBack(QStringLiteral("/callback")).value();
                return m_visit;
            },
            m_window.get());
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }
    template <class Widget>
    [[nodiscard]] Widget *part(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    void begin()
    {
        QTest::keyClicks(part<QLineEdit>("signInHandle"), QStringLiteral("social.example"));
        QTest::keyClick(part<QLineEdit>("signInHandle"), Qt::Key_Return);
        QTRY_VERIFY(part<QWidget>("browserWait")->isVisible());
    }

private Q_SLOTS:
    void init()
    {
        m_parts = std::make_unique<WindowParts>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 800);
        m_window->show();
        m_opened.clear();
        m_opens = true;
    }
    void cleanup()
    {
        m_visit.reset();
        m_window.reset();
        m_parts.reset();
    }

    void saysWhoseTheAccountWillBeAndWhatTheBrowserNeeds()
    {
        show(true);
        QCOMPARE(m_dialog->windowTitle(), QStringLiteral("Connect Mastodon for Crumb & Clover"));
        // The secret, which the browser does not need, stands under a heading of its own.
        const auto topOf = [this](const char *name) {
            return part<QWidget>(name)->mapTo(m_dialog, QPoint()).y();
        };
        QVERIFY(topOf("signInHandle") < topOf("signInSecretHeading"));
        QVERIFY(topOf("signInSecretHeading") < topOf("signInSecret"));
        QVERIFY(!part<QPushButton>("connectNow")->isEnabled());
        QTest::keyClicks(part<QLineEdit>("signInSecret"), QStringLiteral("abcd"));
        QVERIFY(part<QPushButton>("connectNow")->isEnabled());
    }

    void agreesInTheBrowser()
    {
        show(false);
        QVERIFY(!part<QLineEdit>("signInSecret"));
        QVERIFY(!part<QPushButton>("connectNow"));
        begin();
        QCOMPARE(m_opened.size(), 1);
        QVERIFY(!part<QLineEdit>("signInHandle")->isVisible());
        QVERIFY(part<QLabel>("browserOpened")->text().contains(QStringLiteral("opened")));
        QCOMPARE(m_dialog->windowTitle(), QStringLiteral("Finish in your browser"));
        QVERIFY(m_visit->arrive(m_wayBack.toString() + QStringLiteral("?code=a&state=right")));
        QTRY_COMPARE(m_parts->base.accounts.accounts().size(), std::size_t(1));
        QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
    }

    void thePageIsOpenedAgainOrCopied()
    {
        m_opens = false;
        show(false);
        begin();
        QVERIFY(part<QLabel>("browserOpened")->text().contains(QStringLiteral("No browser")));
        m_opens = true;
        QTest::mouseClick(part<QPushButton>("browserAgain"), Qt::LeftButton);
        QCOMPARE(m_opened.size(), 2);
        QVERIFY(!part<QLabel>("browserOpened")->text().contains(QStringLiteral("No browser")));
        QTest::mouseClick(part<QPushButton>("browserCopy"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://social.example/authorize"));
    }

    void theFinalAddressIsPasted()
    {
        show(false);
        begin();
        auto *pasted = part<QLineEdit>("browserPasted");
        QVERIFY(!part<QPushButton>("browserUse")->isEnabled());
        pasted->setText(QStringLiteral("https://social.example/authorize"));
        QTest::keyClick(pasted, Qt::Key_Return);
        const auto *field = qobject_cast<FormField *>(pasted->parentWidget()->parentWidget());
        QVERIFY(field && field->hasError());
        QVERIFY(m_visit->isWaiting());
        pasted->setText(m_wayBack.toString() + QStringLiteral("?code=a&state=right"));
        QVERIFY(!field->hasError());
        QTest::mouseClick(part<QPushButton>("browserUse"), Qt::LeftButton);
        QTRY_COMPARE(m_parts->base.accounts.accounts().size(), std::size_t(1));
    }

    void aDenialComesBackToTheForm()
    {
        show(false);
        begin();
        QVERIFY(m_visit->arrive(m_wayBack.toString() + QStringLiteral("?error=access_denied&state=right")));
        QTRY_VERIFY(part<QLineEdit>("signInHandle")->isVisible());
        QVERIFY(!part<QWidget>("browserWait")->isVisible());
        QVERIFY(!m_dialog->isWaiting());
        QVERIFY(m_parts->base.accounts.accounts().empty());
        QCOMPARE(part<QLineEdit>("signInHandle")->text(), QStringLiteral("social.example"));
        // And once more.
        QTest::mouseClick(part<QPushButton>("signInBrowser"), Qt::LeftButton);
        QTRY_COMPARE(m_opened.size(), 2);
        QVERIFY(m_visit->arrive(m_wayBack.toString() + QStringLiteral("?code=a&state=right")));
        QTRY_COMPARE(m_parts->base.accounts.accounts().size(), std::size_t(1));
    }

    void cancelEndsTheVisit()
    {
        show(false);
        begin();
        QVERIFY(m_visit->isWaiting());
        QTest::mouseClick(part<QPushButton>("cancel"), Qt::LeftButton);
        QVERIFY(!m_visit->isWaiting());
        QVERIFY(m_parts->base.accounts.accounts().empty());
    }

    void whatIsMissingIsSaid()
    {
        show(false);
        QTest::mouseClick(part<QPushButton>("signInBrowser"), Qt::LeftButton);
        const auto *field = qobject_cast<FormField *>(part<QLineEdit>("signInHandle")->parentWidget());
        QVERIFY(field && field->hasError());
        QVERIFY(m_opened.isEmpty());
    }
};

QTEST_MAIN(BrowserSignInTest)
#include "browser_sign_in_test.moc"
