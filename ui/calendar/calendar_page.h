// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/post_moves.h"
#include "kit/page.h"
#include "kit/page_context.h"

#include <QCoro/QCoroTask>
#include <QLocale>
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
class DaysView;
class DragSession;
class FilterRow;
class IdeasModel;
class IdeasTray;
class ListView;
class MonthView;
class PeekCard;
class PostChoice;
class TimeGridView;
struct DragPayload;

/// The plan: a month, a week, a day or a list of posts, with the tray of ideas beside it.
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
    enum View { Month, Week, Day, List };
    [[nodiscard]] QWidget *currentView() const;
    /// The month or the hours; nothing while the list is shown.
    [[nodiscard]] DaysView *daysView() const;
    [[nodiscard]] bool showsHours() const { return m_view == Week || m_view == Day; }

    [[nodiscard]] QWidget *makeMain();
    [[nodiscard]] QWidget *makeHead(QWidget *parent);
    void connectViews();
    void connectDays(DaysView *view);
    void addActions();
    void refresh();
    void refreshHead();
    /// Puts as much of the words into the head as there is room for.
    void arrangeHead();
    [[nodiscard]] bool headFits() const;
    void refreshNotes();
    void scopeChanged();
    void showView(int view);
    /// As it was when the page was last used.
    void restoreView();
    void keepHours();
    void setNow();
    /// The days of the view are read.
    void showRange();
    /// By as many months, weeks or days as the view shows.
    void step(int periods);
    void goToday();
    /// The day and post that the view before looked at.
    void lookAt(QDate date, const plan::PostId &id);
    [[nodiscard]] QDate currentDate() const;
    [[nodiscard]] plan::PostId currentPost() const;
    [[nodiscard]] QString periodWords(QLocale::FormatType length) const;
    [[nodiscard]] QString countWords() const;
    void nameSteps();
    void refreshZones();
    void report(const Result<void> &result);
    void moveToDay(const plan::PostId &id, QDate date, bool copy);
    void moveToMoment(const plan::PostId &id, Instant instant, bool copy);
    void keepAsIdea(const plan::PostId &id, bool copy);
    /// Asks for the day and time.
    void plan(const plan::PostId &id, bool copy);
    void moveChosen();
    void removeChosen();
    void remove(const plan::PostId &id);
    void showMenu(const plan::PostId &id, QPoint global);
    void showIdeaMenu(const plan::PostId &id, QPoint global);
    void newPostOn(QDate date);
    void newPostAt(Instant instant);
    /// Of the client; one's own where there is none.
    [[nodiscard]] QByteArray zoneOf(const std::optional<clients::ClientId> &id) const;
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
    TimeGridView *m_hours = nullptr;
    ListView *m_list = nullptr;
    IdeasTray *m_tray = nullptr;
    FilterRow *m_filters = nullptr;
    QStackedWidget *m_views = nullptr;
    SegmentedControl *m_viewChoice = nullptr;
    EmptyState *m_nothing = nullptr;
    Banner *m_trouble = nullptr;
    QWidget *m_head = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    QPushButton *m_ideasButton = nullptr;
    QPushButton *m_earlier = nullptr;
    QPushButton *m_later = nullptr;
    View m_view = Month;
    QPointer<QWidget> m_carriedFrom; ///< where the keyboard was when an idea was taken up
    bool m_active = false;
    bool m_stale = true;
};

} // namespace hatstand::ui::calendar
