// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page.h"
#include "networks/practice/practice_timeline.h"
#include "today/first_run_view.h"
#include "today/need_actions.h"

#include <memory>

class QHBoxLayout;
class QLabel;
class QListView;
class QPushButton;

namespace hatstand::ui
{
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
    plan::PostService &posts;
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

private:
    void buildDay();
    void buildNeeds(QHBoxLayout *row);
    void buildGoingOut(QHBoxLayout *row);
    void addActions();
    void followServices();
    void changedSomewhere();
    void refresh();
    void refreshHead();
    void refreshNeeds();
    void refreshGoingOut();
    void showFirstRun();
    [[nodiscard]] bool firstRunWanted() const;
    [[nodiscard]] QByteArray shownZone() const;

    PageContext m_context;
    TodayParts m_parts;
    NeedActions *m_actions;
    PageHead *m_head;
    QPushButton *m_doneToday;
    QPushButton *m_hideFirstRun;
    QWidget *m_day;
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
    QLabel *m_tomorrowText = nullptr;
    DayStrip *m_tomorrow = nullptr;
    bool m_stale = true;
    bool m_refreshing = false;
};

} // namespace hatstand::ui::today
