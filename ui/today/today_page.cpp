// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/today_page.h"

#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/labels.h"
#include "kit/time_words.h"
#include "today/day_strip.h"
#include "today/needs_list.h"
#include "today/practice_card.h"
#include "today/tiles.h"
#include "today/timeline_delegate.h"
#include "today/timeline_model.h"

#include <QHBoxLayout>
#include <QListView>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::today
{

namespace
{
constexpr int sideWidth = 372;
}

TodayPage::TodayPage(const PageContext &context, TodayParts parts, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_parts(std::move(parts))
    , m_actions(new NeedActions(context, m_parts.outbox, m_parts.clients, m_parts.openAddress, this))
    , m_head(new PageHead(context.kit, {}, this))
    , m_doneToday(makeButton(context.kit, {}, ButtonKind::Quiet, Glyph::Published, ButtonSize::Normal, this))
    , m_hideFirstRun(makeButton(context.kit, tr("Hide this list"), ButtonKind::Quiet, std::nullopt,
                                ButtonSize::Normal, this))
    , m_day(new QWidget(this))
{
    setObjectName(QStringLiteral("todayPage"));
    m_doneToday->setObjectName(QStringLiteral("doneToday"));
    m_hideFirstRun->setObjectName(QStringLiteral("hideFirstRun"));
    m_head->addWidget(m_doneToday);
    m_head->addWidget(m_hideFirstRun);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_day, 1);
    buildDay();
    addActions();
    followServices();
    connect(m_doneToday, &QPushButton::clicked, this, [this] { m_context.navigator.go(PageId::Outbox); });
    connect(m_hideFirstRun, &QPushButton::clicked, this, [this] {
        FirstRunView::hideForGood(m_context.preferences, m_parts.firstRun.stateName);
        refresh();
    });
}

TodayPage::~TodayPage() = default;

void TodayPage::buildDay()
{
    const Kit &kit = m_context.kit;
    auto *column = new QVBoxLayout(m_day);
    column->setContentsMargins(kit.px(size::pageMargin), 0, kit.px(size::pageMargin),
                               kit.px(size::pageMargin));
    column->setSpacing(kit.px(size::padding));
    m_tiles = new Tiles(m_context, m_parts.outbox, m_parts.posts, m_parts.networks, m_day);
    column->addWidget(m_tiles);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit.px(size::padding));
    buildNeeds(row);
    buildGoingOut(row);
    column->addLayout(row, 1);
}

void TodayPage::buildNeeds(QHBoxLayout *row)
{
    const Kit &kit = m_context.kit;
    m_needs = new NeedsModel(
        {m_parts.outbox, m_parts.accounts, m_parts.clients, m_parts.networks, m_context.clock}, this);
    m_needsCard = new Card(kit, tr("Needs you"), m_day);
    m_needsCard->setObjectName(QStringLiteral("needsCard"));
    m_needsList = new NeedsList(kit, *m_needs, m_needsCard);
    m_nothingNeeded =
        new EmptyState(kit, Glyph::Published, tr("Nothing needs you"),
                       tr("Missed and failed posts and sign-ins that run out will stand here."), m_needsCard);
    m_needsCard->body()->addWidget(m_needsList, 1);
    m_needsCard->body()->addWidget(m_nothingNeeded, 1);
    row->addWidget(m_needsCard, 1);
    connect(m_needsList, &NeedsList::chosen, this, [this](const QString &key, NeedAction action) {
        const int at = m_needs->rowOf(key);
        if (at >= 0)
            m_actions->perform(Need(m_needs->need(at)), action, m_needsList);
    });
}

void TodayPage::buildGoingOut(QHBoxLayout *row)
{
    const Kit &kit = m_context.kit;
    m_timeline = new TimelineModel(m_parts.clients, this);
    m_goingOut = new Card(kit, tr("Going out today"), m_day);
    m_goingOut->setObjectName(QStringLiteral("goingOutCard"));
    m_goingOut->setFixedWidth(kit.px(sideWidth));
    m_timelineView = new QListView(m_goingOut);
    m_timelineView->setObjectName(QStringLiteral("timeline"));
    m_timelineView->setAccessibleName(tr("Going out today"));
    m_timelineView->setModel(m_timeline);
    m_timelineView->setItemDelegate(new TimelineDelegate(kit, m_timelineView));
    m_timelineView->setFrameShape(QFrame::NoFrame);
    m_timelineView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_timelineView->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_timelineView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_timelineView->setMouseTracking(true);
    m_timelineView->setTabKeyNavigation(false);
    const auto open = [this](const QModelIndex &index) {
        const plan::PostId id = m_timeline->postAt(index.row());
        if (!id.isNull())
            m_context.navigator.openPost(id);
    };
    connect(m_timelineView, &QListView::activated, this, open);
    connect(m_timelineView, &QListView::doubleClicked, this, open);
    m_nothingToday = new EmptyState(kit, Glyph::Calendar, tr("Nothing goes out today"),
                                    tr("What is planned for today stands here by the hour."), m_goingOut);
    m_goingOut->body()->addWidget(m_timelineView, 1);
    m_goingOut->body()->addWidget(m_nothingToday, 1);

    m_keepOn = new QFrame(m_goingOut);
    m_keepOn->setProperty("edge", QStringLiteral("top"));
    auto *keepRow = new QHBoxLayout(m_keepOn);
    keepRow->setContentsMargins(kit.px(16), kit.px(12), kit.px(16), kit.px(12));
    keepRow->setSpacing(kit.px(8));
    auto *sign = new QLabel(m_keepOn);
    sign->setPixmap(kit.icon(Glyph::Pc, Ink::Text2).pixmap(QSize(kit.px(16), kit.px(16))));
    keepRow->addWidget(sign);
    m_keepOnText = makeLabel({}, TypeRole::Second, Ink::Text2, m_keepOn);
    m_keepOnText->setObjectName(QStringLiteral("keepOn"));
    m_keepOnText->setTextFormat(Qt::RichText);
    m_keepOnText->setWordWrap(true);
    keepRow->addWidget(m_keepOnText, 1);
    m_goingOut->body()->addWidget(m_keepOn);

    auto *tomorrow = new QFrame(m_goingOut);
    tomorrow->setProperty("edge", QStringLiteral("top"));
    auto *column = new QVBoxLayout(tomorrow);
    column->setContentsMargins(kit.px(16), kit.px(12), kit.px(16), kit.px(12));
    column->setSpacing(kit.px(8));
    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(kit.px(8));
    titleRow->addWidget(makeLabel(tr("Tomorrow"), TypeRole::Strong, Ink::Text, tomorrow));
    m_tomorrowText = new ElidedLabel({}, TypeRole::Second, Ink::Text3, tomorrow);
    titleRow->addWidget(m_tomorrowText, 1);
    column->addLayout(titleRow);
    m_tomorrow = new DayStrip(kit, tomorrow);
    column->addWidget(m_tomorrow);
    m_goingOut->body()->addWidget(tomorrow);
    row->addWidget(m_goingOut);
}

void TodayPage::addActions()
{
    const auto add = [this](const char *id, const QString &text, const QList<QKeySequence> &keys, Glyph glyph,
                            std::function<void()> run, bool inPalette = true) {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.group = tr("Today");
        spec.glyph = glyph;
        spec.keys = keys;
        spec.run = std::move(run);
        spec.inPalette = inPalette;
        m_context.actions.add(this, std::move(spec));
    };
    const auto choose = [this](std::initializer_list<NeedAction> actions) {
        for (const NeedAction action : actions) {
            if (m_needsList->choose(action))
                return;
        }
    };
    add(
        "today.next", tr("Next row"), {QKeySequence(Qt::Key_J)}, Glyph::Down,
        [this] { m_needsList->move(1); }, false);
    add(
        "today.previous", tr("Previous row"), {QKeySequence(Qt::Key_K)}, Glyph::Up,
        [this] { m_needsList->move(-1); }, false);
    add("today.send-now", tr("Send the chosen post now"), {QKeySequence(Qt::CTRL | Qt::Key_Return)},
        Glyph::Sending, [choose] {
            choose({NeedAction::SendNow, NeedAction::TryAgain, NeedAction::SignInAgain});
        });
    add("today.next-time", tr("Send the chosen post later…"), {QKeySequence(Qt::Key_S)}, Glyph::Clock,
        [choose] { choose({NeedAction::NextTime}); });
    add("today.done", tr("Leave the chosen post, or say that it is live"), {QKeySequence(Qt::Key_E)},
        Glyph::Check, [choose] {
            choose({NeedAction::Leave, NeedAction::ItIsLive});
        });
    add("today.first-steps", tr("Show the first steps"), {}, Glyph::Flag, [this] {
        FirstRunView::begin(m_context.preferences, m_parts.firstRun.stateName, m_context.clock.now());
        refresh();
    });
}

void TodayPage::followServices()
{
    connect(&m_parts.outbox, &publish::Outbox::changed, this, &TodayPage::changedSomewhere);
    connect(&m_parts.posts, &plan::PostService::changed, this, &TodayPage::changedSomewhere);
    connect(&m_parts.clients, &clients::ClientService::changed, this, &TodayPage::changedSomewhere);
    connect(&m_parts.accounts, &clients::AccountService::changed, this, &TodayPage::changedSomewhere);
    connect(&m_context.scope, &Scope::changed, this, &TodayPage::changedSomewhere);
    connect(&m_context.minutes, &MinuteTick::minutePassed, this, &TodayPage::changedSomewhere);
}

void TodayPage::changedSomewhere()
{
    if (!isVisible()) {
        m_stale = true;
        return;
    }
    if (m_refreshing)
        return;
    // One command often changes several services; one refresh after them is enough.
    m_refreshing = true;
    QTimer::singleShot(0, this, [this] {
        m_refreshing = false;
        refresh();
    });
}

void TodayPage::activate()
{
    // Relative times go on while the page is hidden.
    m_stale = true;
    refresh();
}

QList<QWidget *> TodayPage::panes()
{
    if (firstRunWanted())
        return {m_firstRunArea};
    return {m_needsList, m_timelineView};
}

bool TodayPage::firstRunWanted() const
{
    return FirstRunView::isWanted(m_context.preferences, m_parts.firstRun, m_parts.clients);
}

QByteArray TodayPage::shownZone() const
{
    return systemZone();
}

void TodayPage::refresh()
{
    m_stale = false;
    const bool first = firstRunWanted();
    if (first)
        showFirstRun();
    if (m_firstRunArea)
        m_firstRunArea->setVisible(first);
    m_day->setVisible(!first);
    m_hideFirstRun->setVisible(first);
    m_doneToday->setVisible(!first);
    refreshHead();
    if (first) {
        m_firstRun->refresh();
        return;
    }
    m_tiles->refresh();
    refreshNeeds();
    refreshGoingOut();
}

void TodayPage::showFirstRun()
{
    if (m_firstRun)
        return;
    if (m_context.preferences.state(m_parts.firstRun.stateName).isEmpty())
        FirstRunView::begin(m_context.preferences, m_parts.firstRun.stateName, m_context.clock.now());
    PracticeCard *practice =
        m_parts.practice ? new PracticeCard(m_context, *m_parts.practice, this) : nullptr;
    m_firstRun = new FirstRunView(m_context, m_parts.outbox, m_parts.accounts, m_parts.clients,
                                  m_parts.firstRun, practice, this);
    const int margin = m_context.kit.px(size::pageMargin);
    m_firstRun->layout()->setContentsMargins(margin, 0, margin, margin);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_firstRun);
    layout()->addWidget(area);
    m_firstRunArea = area;
}

void TodayPage::refreshHead()
{
    const Instant now = m_context.clock.now();
    const QByteArray own = systemZone();
    const WallTime here = wallTimeAt(now, own);
    if (firstRunWanted()) {
        m_head->setTitle(tr("Welcome to Hatstand"));
        m_head->setNote({});
        return;
    }
    m_head->setTitle(longDayWords(here.date));
    QStringList clocks{tr("%1 in %2", "time, city").arg(clockWords(here.time), zoneCity(own))};
    QSet<int> offsets{offsetSecondsAt(now, own)};
    for (const clients::Client &client : m_parts.clients.clients()) {
        if (!m_context.scope.contains(client.id) || clocks.size() > 3)
            continue;
        const int offset = offsetSecondsAt(now, client.zone);
        if (offsets.contains(offset))
            continue;
        offsets.insert(offset);
        clocks.append(tr("%1 in %2", "time, city")
                          .arg(clockWords(wallTimeAt(now, client.zone).time), zoneCity(client.zone)));
    }
    m_head->setNote(clocks.join(QStringLiteral(" · ")));
}

void TodayPage::refreshNeeds()
{
    m_needsList->refresh(m_context.scope.client());
    const int count = m_needs->rowCount();
    m_needsCard->setCount(count > 0 ? std::optional(count) : std::nullopt);
    m_needsList->setVisible(count > 0);
    m_nothingNeeded->setVisible(count == 0);
    bool missed = false;
    bool allAsk = true;
    for (int row = 0; row < count; ++row) {
        if (m_needs->need(row).kind != NeedKind::Missed)
            continue;
        missed = true;
        const auto client = m_parts.clients.client(m_needs->need(row).client);
        allAsk = allAsk && client && client->missedPolicy == clients::MissedPolicy::Ask;
    }
    m_needsCard->setNote(
        missed && allAsk ? tr("This PC was off when these were due. Nothing was sent late without asking.")
                         : QString());
}

void TodayPage::refreshGoingOut()
{
    const Instant now = m_context.clock.now();
    const QByteArray zone = shownZone();
    const QDate today = wallTimeAt(now, zone).date;
    const auto client = m_context.scope.client();
    DayPlan day = readDay(m_parts.outbox, m_parts.networks, client, today, zone, now);
    m_doneToday->setText(tr("Done today · %1").arg(locale().toString(day.published)));
    m_doneToday->setAccessibleName(tr("%n post(s) went out today", nullptr, day.published));
    m_goingOut->setNote(tr("%1 time", "city").arg(zoneCity(zone)));
    m_keepOn->setVisible(day.lastToSend.has_value());
    if (day.lastToSend) {
        const QTime until = wallTimeAt(*day.lastToSend, zone).time.addSecs(60);
        m_keepOnText->setText(
            tr("Keep this PC on until %1.").arg(QStringLiteral("<b>%1</b>").arg(clockWords(until))));
    }
    const bool empty = day.posts.empty();
    m_timelineView->setVisible(!empty);
    m_nothingToday->setVisible(empty);
    const bool firstTime = m_timeline->rowCount() == 0;
    m_timeline->set(std::move(day), now, zone);
    if (firstTime && m_timeline->rowCount() > 0)
        m_timelineView->scrollTo(m_timeline->index(m_timeline->nowRow()),
                                 QAbstractItemView::PositionAtCenter);

    const DayPlan tomorrow = readDay(m_parts.outbox, m_parts.networks, client, today.addDays(1), zone, now);
    plan::PostFilter filter;
    filter.client = client;
    std::tie(filter.from, filter.until) = [&] {
        const auto [from, until] = dayBounds(today.addDays(1), zone);
        return std::pair(std::optional(from), std::optional(until));
    }();
    int undescribed = 0;
    if (const auto rows = m_parts.posts.rows(filter))
        undescribed = static_cast<int>(std::ranges::count_if(
            *rows, [](const plan::PostRow &post) { return post.mediaWithoutAltText > 0; }));
    const QString count = tr("%n post(s)", nullptr, static_cast<int>(tomorrow.posts.size()));
    m_tomorrowText->setText(
        undescribed == 0 ? count
                         : tr("%1 · %2", "posts, remark")
                               .arg(count, tr("%n without a picture description", nullptr, undescribed)));
    m_tomorrow->setPosts(tomorrow.posts, zone);
}

} // namespace hatstand::ui::today
