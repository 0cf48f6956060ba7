// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page.h"
#include "networks/practice/practice_timeline.h"
#include "publish/delivery_history.h"
#include "today/first_run_view.h"
#include "today/going_out.h"
#include "today/need_actions.h"

#include <memory>

class QLabel;
class QListView;
class QPushButton;
class QScrollArea;

namespace hatstand::ui
{
class Drawer;
class EmptyState;
class PageHead;
} // namespace hatstand::ui

namespace hatstand::ui::today
{

class DayStrip;
class NeedsList;
class NeedsModel;
class Tiles;
class TimelineModel;

/// What Today is made of; everything outlives it.
struct TodayParts
{
    publish::Outbox &outbox;
    const publish::DeliveryHistory &history;
    plan::PostService &posts;
    listen::Inbox &inbox;
    listen::Replies &replies;
    clients::ClientService &clients;
    clients::AccountService &accounts;
    const networks::RulesCatalogue &networks;
    networks::PracticeTimeline *practice = nullptr; ///< null: none
    FirstRunFacts firstRun;
    NeedActions::OpenAddress openAddress;
};

/// What needs the person, and what goes out today.
class TodayPage final : public Page
{
    Q_OBJECT
public:
    TodayPage(const PageContext &context, TodayParts parts, QWidget *parent = nullptr);
    ~TodayPage() override;

    [[nodiscard]] QString title() const override { return tr("Today"); }
    void activate() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstFocus() override;
    /// What the page can do, known before it is built.
    [[nodiscard]] static std::vector<ActionSpec> actionSpecs();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildDay();
    void buildNeeds();
    void buildGoingOut();
    void measure();
    void setKeepOnText();
    [[nodiscard]] QWidget *anchorOf(NeedAction action) const;
    void addActions();
    void followServices();
    void changedSomewhere();
    void refresh();
    void refreshHead();
    /// `needs`: as countNeeds says.
    void refreshNeeds(int needs);
    /// The same number as beside the page's name in the rail.
    [[nodiscard]] int countNeeds() const;
    void refreshGoingOut(DayPlan day);
    void showFirstRun();
    [[nodiscard]] bool firstRunWanted() const;
    [[nodiscard]] QByteArray shownZone() const;

    PageContext m_context;
    TodayParts m_parts;
    NeedActions *m_actions;
    PageHead *m_head;
    QPushButton *m_doneToday;
    QPushButton *m_showNeeds; ///< beside the first steps, when something needs the person meanwhile
    QPushButton *m_hideFirstRun;
    bool m_dayAsked = false; ///< the day is shown although the first steps are not hidden for good
    QPushButton *m_goingOutButton;
    QWidget *m_day;
    QScrollArea *m_dayArea = nullptr;
    QWidget *m_side = nullptr; ///< beside what needs the person, or a drawer over it
    Drawer *m_drawer = nullptr;
    FirstRunView *m_firstRun = nullptr;
    QWidget *m_firstRunArea = nullptr; ///< scrolls it
    Tiles *m_tiles = nullptr;
    NeedsModel *m_needs = nullptr;
    NeedsList *m_needsList = nullptr;
    Card *m_needsCard = nullptr;
    EmptyState *m_nothingNeeded = nullptr;
    TimelineModel *m_timeline = nullptr;
    QListView *m_timelineView = nullptr;
    Card *m_goingOut = nullptr;
    EmptyState *m_nothingToday = nullptr;
    QWidget *m_keepOn = nullptr;
    QLabel *m_keepOnText = nullptr;
    QString m_keepOnWords;
    QLabel *m_tomorrowText = nullptr;
    DayStrip *m_tomorrow = nullptr;
    bool m_stale = true;
    bool m_refreshing = false;
};

} // namespace hatstand::ui::today
