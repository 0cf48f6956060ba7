// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audited_window.h"

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "kit/dialogs.h"
#include "kit/segmented_control.h"
#include "plan/post_service.h"
#include "today/first_run_view.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLocale>
#include <QTest>

namespace hatstand::test
{

using ui::PageId;

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
    : m_words(*qApp)
{
    m_words.use(look.language);
    DesktopSurroundings surroundings;
    surroundings.clock = &clock;
    surroundings.secrets = &m_secrets;
    surroundings.sending = false;
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

bool AuditedWindow::choose(const QString &actionName)
{
    for (QMenu *menu : m_desktop->window().findChildren<QMenu *>()) {
        if (!menu->isVisible())
            continue;
        auto *action = menu->findChild<QAction *>(actionName);
        menu->close();
        if (!action)
            return false;
        action->trigger();
        QCoreApplication::processEvents();
        return true;
    }
    return false;
}

void AuditedWindow::go(PageId page, const ui::PageRequest &request)
{
    workbench().go(page, request);
    QCoreApplication::processEvents();
}

QDialog *AuditedWindow::openDialog()
{
    for (QDialog *dialog : m_desktop->window().findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
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

QList<Place> pagePlaces()
{
    QList<Place> places;
    places << Place{QStringLiteral("first run"), [](AuditedWindow &w) {
                        w.desktop().preferences().setState(
                            w.desktop().session()->firstStepsState(),
                            QString::number(w.parts().clock().now().milliseconds()));
                        w.go(PageId::Settings);
                        w.go(PageId::Today);
                        return w.find(QStringLiteral("firstRun")) != nullptr;
                    }};
    places << Place{QStringLiteral("today"), [](AuditedWindow &w) {
                        ui::today::FirstRunView::hideForGood(w.desktop().preferences(),
                                                             w.desktop().session()->firstStepsState());
                        w.go(PageId::Settings);
                        w.go(PageId::Today);
                        return w.find(QStringLiteral("needsCard")) != nullptr;
                    }};
    for (const int view : {0, 1}) {
        places << Place{view == 0 ? QStringLiteral("month") : QStringLiteral("list of posts"),
                        [view](AuditedWindow &w) {
                            w.go(PageId::Calendar);
                            auto *views = w.find<ui::SegmentedControl>(QStringLiteral("calendarViews"));
                            if (!views)
                                return false;
                            views->setCurrentIndex(view);
                            QCoreApplication::processEvents();
                            return true;
                        }};
    }
    places << Place{QStringLiteral("composer"), [](AuditedWindow &w) {
                        const plan::PostId id = w.troubledPost();
                        w.go(PageId::Composer, ui::OpenPost{id});
                        return !id.isNull() && QTest::qWaitFor([&w] {
                            return w.find(QStringLiteral("problem0")) && w.find(QStringLiteral("mediaList"));
                        });
                    }};
    places << Place{QStringLiteral("accounts"), [](AuditedWindow &w) {
                        w.go(PageId::Accounts);
                        return true;
                    }};
    for (const char *section :
         {"general", "appearance", "keys", "clients", "sending", "privacy", "place", "about"}) {
        places << Place{QStringLiteral("settings, ") + QLatin1StringView(section),
                        [section](AuditedWindow &w) {
                            w.go(PageId::Settings, ui::ShowSection{QString::fromLatin1(section)});
                            return w.find(QStringLiteral("section-") + QLatin1StringView(section)) != nullptr;
                        }};
    }
    for (const int list : {0, 1, 2}) {
        places << Place{QStringLiteral("outbox, list %1").arg(list + 1), [list](AuditedWindow &w) {
                            w.go(PageId::Outbox);
                            auto *lists = w.find<ui::SegmentedControl>(QStringLiteral("lists"));
                            if (!lists)
                                return false;
                            lists->setCurrentIndex(list);
                            QCoreApplication::processEvents();
                            if (auto *table = w.find<QAbstractItemView>(QStringLiteral("outboxTable")))
                                table->setCurrentIndex(table->model()->index(0, 0));
                            QCoreApplication::processEvents();
                            return true;
                        }};
    }
    return places;
}

QList<Place> dialogPlaces()
{
    QList<Place> places;
    const auto firstClient = [](AuditedWindow &w) { return w.parts().clients().clients().front(); };
    const auto add = [&places](const char *name, std::function<bool(AuditedWindow &)> reach) {
        places << Place{QString::fromLatin1(name), std::move(reach)};
    };
    add("new client", [](AuditedWindow &w) {
        w.workbench().addClient();
        return true;
    });
    add("change a client", [firstClient](AuditedWindow &w) {
        w.go(PageId::Settings, ui::ShowSection{QStringLiteral("clients")});
        return w.press(QStringLiteral("change-") + firstClient(w).id.toString());
    });
    add("sign in", [firstClient](AuditedWindow &w) {
        w.go(PageId::Accounts, ui::ConnectAccount{firstClient(w).id, networks::NetworkKey::bluesky()});
        return true;
    });
    add("by hand", [firstClient](AuditedWindow &w) {
        w.go(PageId::Accounts, ui::ConnectAccount{firstClient(w).id, networks::NetworkKey::other()});
        return true;
    });
    add("remove an account", [](AuditedWindow &w) {
        w.go(PageId::Accounts);
        return w.press(QStringLiteral("accountMenu")) && w.choose(QStringLiteral("remove"));
    });
    add("move a post", [](AuditedWindow &w) {
        w.go(PageId::Calendar);
        auto *views = w.find<ui::SegmentedControl>(QStringLiteral("calendarViews"));
        views->setCurrentIndex(1);
        auto *list = w.find<QAbstractItemView>(QStringLiteral("calendarList"));
        if (!list || list->model()->rowCount() == 0)
            return false;
        list->setCurrentIndex(list->model()->index(list->model()->rowCount() - 1, 0));
        QTest::keyClick(list, Qt::Key_C);
        return true;
    });
    add("a line of text", [](AuditedWindow &w) {
        ui::TextRequest request;
        request.title = QStringLiteral("New idea");
        request.label = QStringLiteral("What is it about?");
        request.accept = QStringLiteral("Keep it");
        w.workbench().context().dialogs.askText(&w.desktop().window(), request);
        return true;
    });
    const auto compose = [](AuditedWindow &w) {
        w.go(PageId::Composer, ui::OpenPost{w.troubledPost()});
        return QTest::qWaitFor([&w] { return w.find(QStringLiteral("mediaList")) != nullptr; });
    };
    add("describe a picture", [compose](AuditedWindow &w) {
        if (!compose(w))
            return false;
        auto *media = w.find<QAbstractItemView>(QStringLiteral("mediaList"));
        if (!QTest::qWaitFor([media] { return media->model()->rowCount() > 0; }))
            return false;
        media->setCurrentIndex(media->model()->index(0, 0));
        return w.press(QStringLiteral("describePicture")) && QTest::qWaitFor([&w] { return w.openDialog(); });
    });
    add("hashtag groups",
        [compose](AuditedWindow &w) { return compose(w) && w.press(QStringLiteral("manageHashtags")); });
    add("versions",
        [compose](AuditedWindow &w) { return compose(w) && w.press(QStringLiteral("postVersions")); });
    add("a campaign", [compose](AuditedWindow &w) {
        if (!compose(w))
            return false;
        auto *campaign = w.find<QComboBox>(QStringLiteral("campaign"));
        if (!campaign)
            return false;
        campaign->setCurrentIndex(campaign->count() - 1);
        Q_EMIT campaign->activated(campaign->count() - 1);
        return true;
    });
    add("all keys", [](AuditedWindow &w) {
        w.go(PageId::Today);
        return w.desktop().session()->actions().trigger(QStringLiteral("help.keys"));
    });
    add("another key", [](AuditedWindow &w) {
        w.go(PageId::Settings, ui::ShowSection{QStringLiteral("keys")});
        return w.press(QStringLiteral("key-post.new"));
    });
    add("a question before closing", [](AuditedWindow &w) {
        ui::Question question;
        question.title = QStringLiteral("Two posts still go out today");
        question.text = QStringLiteral("While Hatstand is closed, they wait.");
        question.rows = {{QStringLiteral("14:30"),
                          QStringLiteral("Northwheel Cycles"),
                          QColor(0x2D6A4F),
                          QStringLiteral("Cargo bike demo day"),
                          {QStringLiteral("bluesky")}}};
        question.checkBox = QStringLiteral("Always keep running in the background");
        question.actions = {
            {QStringLiteral("cancel"), QStringLiteral("Cancel")},
            {QStringLiteral("close"), QStringLiteral("Close anyway")},
            {QStringLiteral("keep"), QStringLiteral("Keep running"), ui::ButtonKind::Primary}};
        w.workbench().context().dialogs.ask(&w.desktop().window(), question);
        return true;
    });
    add("an error", [](AuditedWindow &w) {
        ui::ErrorReport report;
        report.error.what = QStringLiteral("This post could not be saved");
        report.error.why = QStringLiteral("The disk is full.");
        report.error.remedy = QStringLiteral("Make room, then try again.");
        report.error.detail = QStringLiteral("SQLITE_FULL (13) database or disk is full");
        report.safe = QStringLiteral("Nothing is lost. The text is still in the window.");
        report.onHold = QStringLiteral("Sending is on hold.");
        report.remedies = {{QStringLiteral("close"), QStringLiteral("Close")},
                           {QStringLiteral("again"), QStringLiteral("Try again"), ui::ButtonKind::Primary}};
        w.workbench().context().dialogs.showError(&w.desktop().window(), report);
        return true;
    });
    return places;
}

} // namespace hatstand::test
