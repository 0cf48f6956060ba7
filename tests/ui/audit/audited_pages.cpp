// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audited_window.h"
#include "kit/drawer.h"
#include "kit/error_bar.h"
#include "kit/segmented_control.h"
#include "kit/undo_bar.h"
#include "net/connectivity.h"
#include "today/first_run_view.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QTest>

namespace hatstand::test
{

using ui::PageId;

namespace
{
/// An empty list would be audited for nothing.
bool hasRows(AuditedWindow &w, const char *list, bool mayBeHidden = false)
{
    const auto *view = w.find<QAbstractItemView>(QLatin1StringView(list));
    return view ? view->model()->rowCount() > 0 : mayBeHidden;
}

/// Each kind of delivery that waits for the person, with what the panel has to say of it.
QList<Place> deliveryPlaces()
{
    using publish::DeliveryState;
    QList<Place> places;
    for (const DeliveryState state :
         {DeliveryState::Waiting, DeliveryState::Uncertain, DeliveryState::Missed, DeliveryState::Failed}) {
        places << Place{
            QStringLiteral("outbox, ") + publish::deliveryStateName(state), [state](AuditedWindow &w) {
                const publish::DeliveryId id = w.deliveryIn(state);
                w.go(PageId::Outbox, ui::ShowDelivery{id});
                if (id.isNull() || !hasRows(w, "outboxTable") ||
                    !w.showPanel(QStringLiteral("detailsButton"), QStringLiteral("deliveryPanel")))
                    return false;
                const auto *title = w.find<QLabel>(QStringLiteral("deliveryTitle"));
                const bool byHand = w.find(QStringLiteral("byHandPanel")) != nullptr;
                return title && !title->text().isEmpty() && byHand == (state == DeliveryState::Waiting);
            }};
    }
    return places;
}

/// What comes over every page, or above it.
QList<Place> barPlaces()
{
    QList<Place> places;
    places << Place{QStringLiteral("undo bar and error bar"),
                    [](AuditedWindow &w) {
                        w.go(PageId::Today);
                        const auto nothing = [] { return Result<void>(); };
                        w.desktop().session()->undo().push(
                            {QStringLiteral("Moved “Cargo bike demo day” to Saturday 28 November, 14:30"),
                             nothing, nothing});
                        Error error;
                        error.what = QStringLiteral("“Cardamom buns are back” stays where it is.");
                        error.why = QStringLiteral("It is published. Copy it to plan it again.");
                        w.workbench().report(error);
                        QCoreApplication::processEvents();
                        return w.find(QStringLiteral("undoBar")) && w.find(QStringLiteral("errorBar"));
                    },
                    [](AuditedWindow &w) {
                        w.workbench().errors()->dismiss();
                        if (auto *bar = w.find<ui::UndoBar>(QStringLiteral("undoBar")))
                            bar->dismiss();
                    }};
    places << Place{QStringLiteral("banner"),
                    [](AuditedWindow &w) {
                        w.parts().connectivity().noteUnreachable();
                        QCoreApplication::processEvents();
                        return w.find(QStringLiteral("workspaceBanner")) &&
                               w.find(QStringLiteral("bannerAction"));
                    },
                    [](AuditedWindow &w) { w.parts().connectivity().noteReached(); }};
    return places;
}

/// The panels beside the pages, where they are drawers.
QList<Place> drawerPlaces()
{
    QList<Place> places;
    const auto add = [&places](const char *name, const char *button, const char *panel,
                               const std::function<bool(AuditedWindow &)> &open) {
        Place place;
        place.name = QString::fromLatin1(name);
        place.narrowOnly = true;
        place.reach = [=](AuditedWindow &w) {
            return open(w) && w.showPanel(QString::fromLatin1(button), QString::fromLatin1(panel));
        };
        place.leave = [](AuditedWindow &w) {
            for (ui::Drawer *drawer : w.desktop().window().findChildren<ui::Drawer *>())
                drawer->closePanel();
        };
        places << place;
    };
    add("preview, as a drawer", "showPreview", "previewPanel", [](AuditedWindow &w) {
        w.go(PageId::Composer, ui::OpenPost{w.troubledPost()});
        return QTest::qWaitFor([&w] { return w.find(QStringLiteral("mediaList")) != nullptr; });
    });
    add("ideas, as a drawer", "showIdeas", "ideasList", [](AuditedWindow &w) {
        w.go(PageId::Calendar);
        return true;
    });
    add("today, as a drawer", "goingOutButton", "goingOutCard", [](AuditedWindow &w) {
        w.go(PageId::Today);
        return true;
    });
    return places;
}
} // namespace

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
                        return hasRows(w, "needsList") && hasRows(w, "timeline", w.look().isNarrow());
                    }};
    const QStringList names{QStringLiteral("month"), QStringLiteral("week"), QStringLiteral("day"),
                            QStringLiteral("list of posts")};
    for (int view = 0; view < names.size(); ++view) {
        places << Place{names.at(view), [view](AuditedWindow &w) {
                            w.go(PageId::Calendar);
                            auto *views = w.find<ui::SegmentedControl>(QStringLiteral("calendarViews"));
                            if (!views)
                                return false;
                            views->setCurrentIndex(view);
                            QCoreApplication::processEvents();
                            return view < 3 || hasRows(w, "calendarList");
                        }};
    }
    places << Place{QStringLiteral("composer"), [](AuditedWindow &w) {
                        const plan::PostId id = w.troubledPost();
                        w.go(PageId::Composer, ui::OpenPost{id});
                        return !id.isNull() && QTest::qWaitFor([&w] {
                            return w.find(QStringLiteral("problem0")) && w.find(QStringLiteral("mediaList"));
                        });
                    }};
    for (const int list : {0, 2}) {
        places << Place{QStringLiteral("inbox, list %1").arg(list + 1), [list](AuditedWindow &w) {
                            w.go(PageId::Inbox);
                            auto *lists = w.find<ui::SegmentedControl>(QStringLiteral("inboxLists"));
                            if (!lists)
                                return false;
                            lists->setCurrentIndex(list);
                            QCoreApplication::processEvents();
                            auto *view = w.find<QAbstractItemView>(QStringLiteral("conversationList"));
                            if (!view || view->model()->rowCount() == 0)
                                return false;
                            view->setCurrentIndex(view->model()->index(0, 0));
                            for (const int row : {1, 2})
                                view->model()->setData(view->model()->index(row, 0), Qt::Checked,
                                                       Qt::CheckStateRole);
                            QCoreApplication::processEvents();
                            return true;
                        }};
    }
    places << Place{QStringLiteral("listening"),
                    [](AuditedWindow &w) {
                        return w.listen() && QTest::qWaitFor([&w] {
                                   return w.find(QStringLiteral("queryInWords")) != nullptr;
                               });
                    },
                    [](AuditedWindow &w) { w.listenNoMore(); }};
    places << Place{QStringLiteral("accounts"), [](AuditedWindow &w) {
                        w.go(PageId::Accounts);
                        return true;
                    }};
    for (const char *section : {"general", "appearance", "keys", "clients", "sending", "inbox", "mediaHost",
                                "privacy", "place", "about"}) {
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
                            if (!hasRows(w, "outboxTable"))
                                return false;
                            auto *table = w.find<QAbstractItemView>(QStringLiteral("outboxTable"));
                            table->setCurrentIndex(table->model()->index(0, 0));
                            QCoreApplication::processEvents();
                            return true;
                        }};
    }
    return places + deliveryPlaces() + barPlaces() + drawerPlaces();
}

} // namespace hatstand::test
