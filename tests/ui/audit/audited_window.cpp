// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audited_window.h"

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "kit/scope.h"
#include "listen/topics/topic_service.h"
#include "plan/post_service.h"
#include "publish/delivery_writer.h"
#include "publish/outbox.h"
#include "storage/transaction.h"
#include "storage/workspace.h"
#include "support/no_programs.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLocale>
#include <QTest>

namespace hatstand::test
{

void addLooks()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("textScale");
    const QString english = QStringLiteral("en-GB");
    const QString pseudo = QStringLiteral("pseudo");
    const QSize usual(1440, 900);
    const QSize small(900, 600);
    QTest::newRow("light") << english << false << usual << 1.0;
    QTest::newRow("dark") << english << true << usual << 1.0;
    QTest::newRow("light, small") << english << false << small << 1.0;
    QTest::newRow("dark, small") << english << true << small << 1.0;
    QTest::newRow("light, large text") << english << false << usual << 2.0;
    QTest::newRow("pseudo, right to left") << pseudo << false << usual << 1.0;
    QTest::newRow("pseudo, dark") << pseudo << true << usual << 1.0;
    QTest::newRow("pseudo, small") << pseudo << false << small << 1.0;
}

Look lookNow()
{
    QFETCH(const QString, language);
    QFETCH(const bool, dark);
    QFETCH(const QSize, size);
    QFETCH(const double, textScale);
    return {language, dark, size, textScale};
}

AuditedWindow::AuditedWindow(const Clock &clock, const QString &workspace, const QString &preferences,
                             const Look &look)
    : m_look(look), m_words(*qApp)
{
    m_words.use(look.language);
    DesktopSurroundings surroundings;
    surroundings.clock = &clock;
    surroundings.secrets = &m_secrets;
    surroundings.sending = false;
    surroundings.programs = test::noPrograms();
    surroundings.preferencesPath = preferences;
    m_desktop = std::make_unique<Desktop>(*qApp, surroundings);
    ui::Preferences &own = m_desktop->preferences();
    own.setTheme(look.dark ? ui::Preferences::Theme::Dark : ui::Preferences::Theme::Light);
    own.setMovement(false);
    own.setTextScale(look.textScale);
    m_desktop->start(workspace);
    m_desktop->window().resize(look.size);
    m_desktop->window().activateWindow();
    if (!QTest::qWaitForWindowActive(&m_desktop->window()))
        qFatal("the window does not come");
}

AuditedWindow::~AuditedWindow() = default;

bool AuditedWindow::press(const QString &name)
{
    auto *button = find<QAbstractButton>(name);
    if (!button)
        return false;
    button->click(); // wherever it has been scrolled to
    QCoreApplication::processEvents();
    return true;
}

bool AuditedWindow::listen()
{
    for (const clients::Client &client : parts().clients().clients()) {
        const auto topics = parts().topics().topics(client.id);
        if (!topics || topics->empty())
            continue;
        workbench().context().scope.setClient(client.id);
        go(ui::PageId::Listening);
        return true;
    }
    return false;
}

void AuditedWindow::listenNoMore()
{
    workbench().context().scope.setClient(std::nullopt);
}

bool AuditedWindow::choose(const QString &actionName)
{
    for (QMenu *menu : m_desktop->window().findChildren<QMenu *>()) {
        if (!menu->isVisible())
            continue;
        auto *action = menu->findChild<QAction *>(actionName);
        menu->close();
        if (!action || !action->isEnabled())
            return false;
        action->trigger();
        QCoreApplication::processEvents();
        return true;
    }
    return false;
}

void AuditedWindow::go(ui::PageId page, const ui::PageRequest &request)
{
    workbench().go(page, request);
    QCoreApplication::processEvents();
}

bool AuditedWindow::chooseInAny(const QString &menuButton, const QString &actionName)
{
    for (auto *button : m_desktop->window().findChildren<QAbstractButton *>(menuButton)) {
        if (!button->isVisible())
            continue;
        button->click();
        QCoreApplication::processEvents();
        if (choose(actionName))
            return true;
    }
    return false;
}

bool AuditedWindow::showPanel(const QString &button, const QString &panel)
{
    return find(panel) || (press(button) && find(panel));
}

QWidget *AuditedWindow::openDialog()
{
    for (QWidget *dialog : m_desktop->window().findChildren<QWidget *>()) {
        const bool opens = qobject_cast<QDialog *>(dialog) || dialog->windowType() == Qt::Popup;
        if (opens && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

QStringList AuditedWindow::kindsShown()
{
    QStringList kinds;
    for (const QWidget *widget : m_desktop->window().findChildren<QWidget *>()) {
        if (widget->isVisible())
            kinds << QString::fromLatin1(widget->metaObject()->className()).section(u':', -1);
    }
    kinds.removeDuplicates();
    return kinds;
}

plan::PostId AuditedWindow::troubledPost()
{
    const QString title = QStringLiteral("Much too long, and not described");
    plan::PostService &posts = parts().posts();
    plan::PostFilter filter;
    filter.words = title;
    if (const auto rows = posts.rows(filter); rows && !rows->empty())
        return rows->front().id;
    plan::PostFilter all;
    all.limit = 10'000;
    const auto known = posts.rows(all);
    if (!known)
        return {};
    for (const plan::PostRow &row : *known) {
        if (row.mediaCount == 0 || row.networks.size() < 2)
            continue;
        plan::Post post = posts.post(row.id).value();
        post.id = {};
        post.title = title;
        post.text = QStringLiteral("The first loaves are out of the oven, and #rye is back. ").repeated(12);
        post.status = plan::PostStatus::Draft;
        post.media.front().altText.clear();
        post.planned = plan::plannedTimeAt(parts().clock().now() + std::chrono::hours(50), "Europe/Lisbon");
        const plan::PostId id = posts.add(post).value();
        // Changed once, so that there is something to compare with.
        post = posts.post(id).value();
        post.text += QStringLiteral("Come early.");
        if (!posts.saveContent(post, plan::RevisionReason::Saved))
            return {};
        return id;
    }
    return {};
}

publish::DeliveryId AuditedWindow::deliveryIn(publish::DeliveryState state)
{
    if (const auto needing = parts().outbox().needingYou({}, 1000)) {
        for (const publish::OutboxItem &item : *needing) {
            if (item.delivery.state == state)
                return item.delivery.id;
        }
    }
    const bool byHand = state == publish::DeliveryState::Waiting;
    const publish::Cause cause = byHand ? publish::Cause::DueByHand : publish::Cause::BackupRestored;
    publish::DeliveryTable table(parts().workspace().database(), parts().clock());
    publish::DeliveryWriter writer(table, parts().posts(), parts().clock());
    for (const clients::Account &account : parts().accounts().accounts()) {
        if (account.byHand != byHand || account.removedAt)
            continue;
        plan::Post post;
        post.clientId = account.clientId;
        post.title = QStringLiteral("The first loaves are out of the oven");
        post.text = post.title + QStringLiteral(", and #rye is back. Come early.");
        plan::Version version;
        version.accountId = account.id;
        post.versions = {version};
        post.planned = plan::plannedTimeAt(parts().clock().now() + std::chrono::hours(3), "Europe/Lisbon");
        const plan::PostId id = parts().posts().add(post).value();
        // Some networks take nothing without a picture.
        if (!parts().outbox().schedule(id)) {
            (void)parts().posts().remove(id);
            continue;
        }
        publish::Delivery delivery = parts().outbox().ofPost(id)->front();
        const auto written = storage::inTransaction(parts().workspace().database(), [&] {
            return writer.apply(delivery, {state, cause, QStringLiteral("For the audit."), {}, {}});
        });
        parts().posts().announce({id});
        parts().outbox().announceAll();
        QCoreApplication::processEvents();
        return written ? delivery.id : publish::DeliveryId();
    }
    return {};
}

} // namespace hatstand::test
