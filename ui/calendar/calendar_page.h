// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/post_moves.h"
#include "kit/page.h"
#include "kit/page_context.h"

#include <QCoro/QCoroTask>
#include <QPointer>

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
namespace hatstand::publish
{
class Outbox;
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
class ChoiceBar;
class DragSession;
class FilterRow;
class IdeasModel;
class IdeasTray;
class ListView;
class MonthView;
class PeekCard;
class PostChoice;
struct DragPayload;

/// The plan: a month or a list of posts, with the tray of ideas beside it.
class CalendarPage final : public Page
{
    Q_OBJECT
public:
    /// What the page works with; all of it outlives the page.
    struct Services
    {
        plan::PostService &posts;
        publish::Outbox &outbox;
        clients::ClientService &clients;
        clients::AccountService &accounts;
        strategy::CampaignService &campaigns;
        const networks::RulesCatalogue &rules;
        TakeBackPost takeBack = {}; ///< empty: what waits on a network stays as it is
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
    /// What the page can do, known before it is built.
    [[nodiscard]] static std::vector<ActionSpec> actionSpecs();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum View { Month, List };
    [[nodiscard]] QWidget *currentView() const;

    [[nodiscard]] QWidget *makeMain();
    [[nodiscard]] QWidget *makeHead(QWidget *parent);
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
    void keepAsIdea(const plan::PostId &id, bool copy);
    /// Asks for the day and time.
    void plan(const plan::PostId &id, bool copy);
    void moveChosen();
    void removeChosen();
    void remove(const plan::PostId &id);
    void showMenu(const plan::PostId &id, QPoint global);
    void showIdeaMenu(const plan::PostId &id, QPoint global);
    void newPostOn(QDate date);
    /// The client of whose posts alone a day consists, or the only one there is.
    [[nodiscard]] std::optional<clients::ClientId> clientOn(QDate date) const;
    void carryIdea(const DragPayload &payload);
    void peek(const plan::PostId &id, QRect beside);
    void peekFollows();
    void showHidden();
    void dropUnknownChoice();
    /// Asks for whom, when all clients are shown and there are several.
    void addIdea();
    static QCoro::Task<void> addIdeaFor(QPointer<CalendarPage> self, clients::ClientId client);

    PageContext m_context;
    Services m_services;
    TakeBack *m_takeBack;
    PostMoves m_moves;
    CalendarModel *m_model;
    IdeasModel *m_ideas;
    DragSession *m_drags;
    PostChoice *m_choice;
    ChoiceBar *m_choiceBar = nullptr;
    PeekCard *m_peek = nullptr;
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
    QPointer<QWidget> m_carriedFrom; ///< where the keyboard was when an idea was taken up
    bool m_active = false;
    bool m_stale = true;
};

} // namespace hatstand::ui::calendar
