// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/post_moves.h"
#include "kit/page.h"
#include "kit/page_context.h"

#include <QCoro/QCoroTask>

#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace hatstand::clients
{
class AccountService;
class ClientService;
} // namespace hatstand::clients
namespace hatstand::networks
{
class RulesCatalogue;
}
namespace hatstand::plan
{
class PostService;
}
namespace hatstand::strategy
{
class CampaignService;
}

namespace hatstand::ui
{
class Banner;
class Drawer;
class EmptyState;
class SegmentedControl;
} // namespace hatstand::ui

namespace hatstand::ui::calendar
{

class CalendarModel;
class DragSession;
class FilterRow;
class IdeasModel;
class IdeasTray;
class ListView;
class MonthView;

/// The plan: a month or a list of posts, with the tray of ideas beside it.
class CalendarPage final : public Page
{
    Q_OBJECT
public:
    /// What the page works with; all of it outlives the page.
    struct Services
    {
        plan::PostService &posts;
        clients::ClientService &clients;
        clients::AccountService &accounts;
        strategy::CampaignService &campaigns;
        const networks::RulesCatalogue &rules;
    };
    CalendarPage(const PageContext &context, const Services &services, QWidget *parent = nullptr);
    ~CalendarPage() override;

    [[nodiscard]] QString title() const override { return tr("Calendar"); }
    void activate() override;
    void deactivate() override;
    void open(const PageRequest &request) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstFocus() override;
    bool findInPage() override;

private:
    enum View { Month, List };

    [[nodiscard]] QWidget *makeMain();
    [[nodiscard]] QWidget *makeHead();
    void connectViews();
    void addActions();
    void refresh();
    void refreshHead();
    void refreshNotes();
    void scopeChanged();
    void showView(int view);
    void step(int months);
    void goToday();
    void report(const Result<void> &result);
    void moveToDay(const plan::PostId &id, QDate date, bool copy);
    void showMenu(const plan::PostId &id, QPoint global);
    void newPostOn(QDate date);
    void planIdea(const plan::PostId &id);
    [[nodiscard]] plan::PostId chosenPost() const;
    QCoro::Task<void> addIdea();

    PageContext m_context;
    Services m_services;
    PostMoves m_moves;
    CalendarModel *m_model;
    IdeasModel *m_ideas;
    DragSession *m_drags;
    Drawer *m_drawer = nullptr;
    MonthView *m_month = nullptr;
    ListView *m_list = nullptr;
    IdeasTray *m_tray = nullptr;
    FilterRow *m_filters = nullptr;
    QStackedWidget *m_views = nullptr;
    SegmentedControl *m_viewChoice = nullptr;
    EmptyState *m_nothing = nullptr;
    Banner *m_trouble = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    QPushButton *m_ideasButton = nullptr;
    bool m_active = false;
    bool m_stale = true;
};

} // namespace hatstand::ui::calendar
