// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/today_page.h"

#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/time_words.h"
#include "listen/inbox/talk_needs.h"
#include "publish/needs.h"
#include "today/day_strip.h"
#include "today/needs_list.h"
#include "today/practice_card.h"
#include "today/tiles.h"
#include "today/timeline_delegate.h"
#include "today/timeline_model.h"

#include <QEvent>
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
constexpr int leastCardHeight = 280; ///< with less the day scrolls
} // namespace

TodayPage::TodayPage(const PageContext &context, TodayParts parts, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_parts(std::move(parts))
    , m_actions(new NeedActions(context, m_parts.outbox, m_parts.replies, m_parts.clients,
                                m_parts.openAddress, this))
    , m_head(new PageHead(context.kit, {}, this))
    , m_doneToday(makeButton(context.kit, {}, ButtonKind::Quiet, Glyph::Published, ButtonSize::Normal, this))
    , m_showNeeds(makeButton(context.kit, {}, ButtonKind::Normal, Glyph::Missed, ButtonSize::Normal, this))
    , m_hideFirstRun(makeButton(context.kit, tr("Hide this list"), ButtonKind::Quiet, std::nullopt,
                                ButtonSize::Normal, this))
    , m_goingOutButton(makeButton(context.kit, tr("Going out"), ButtonKind::Normal, Glyph::Clock,
                                  ButtonSize::Normal, this))
    , m_day(new QWidget(this))
{
    setObjectName(QStringLiteral("todayPage"));
    m_doneToday->setObjectName(QStringLiteral("doneToday"));
    m_hideFirstRun->setObjectName(QStringLiteral("hideFirstRun"));
    m_goingOutButton->setObjectName(QStringLiteral("goingOutButton"));
    m_goingOutButton->hide();
    m_head->addWidget(m_doneToday);
    m_head->addWidget(m_goingOutButton);
    m_showNeeds->setObjectName(QStringLiteral("showNeeds"));
    m_showNeeds->setAccessibleName(tr("Show what needs you"));
    m_head->addWidget(m_showNeeds);
    m_head->addWidget(m_hideFirstRun);
    connect(m_showNeeds, &QPushButton::clicked, this, [this] {
        m_dayAsked = true;
        refresh();
        firstFocus()->setFocus();
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    m_dayArea = new QScrollArea(this);
    m_dayArea->setObjectName(QStringLiteral("dayArea"));
    m_dayArea->setWidgetResizable(true);
    m_dayArea->setFrameShape(QFrame::NoFrame);
    m_dayArea->setFocusPolicy(Qt::NoFocus);
    m_dayArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_day->setProperty("surface", QStringLiteral("none"));
    column->addWidget(m_dayArea, 1);
    buildDay();
    m_dayArea->setWidget(m_day);
    addActions();
    followServices();
    connect(m_doneToday, &QPushButton::clicked, this,
            [this] { m_context.navigator.go(PageId::Outbox, ShowGoneOut{}); });
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
    m_tiles = new Tiles(m_context, m_parts.outbox, m_parts.history, m_parts.posts, m_day);
    column->addWidget(m_tiles);
    m_drawer = new Drawer(kit, sideWidth + size::padding, m_day);
    buildNeeds();
    // A gap between the cards while they stand side by side, none beside a drawer.
    m_side = new QWidget(m_drawer);
    buildGoingOut();
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(m_goingOut);
    m_drawer->setWidgets(m_needsCard, m_side);
    m_drawer->setObjectName(QStringLiteral("todayDrawer"));
    column->addWidget(m_drawer, 1);
    connect(m_drawer, &Drawer::narrowChanged, this, &TodayPage::measure);
    connect(m_goingOutButton, &QPushButton::clicked, m_drawer, &Drawer::togglePanel);
    measure();
}

void TodayPage::measure()
{
    const Kit &kit = m_context.kit;
    const int margin = kit.px(size::pageMargin);
    m_day->layout()->setContentsMargins(margin, 0, margin, margin);
    m_day->layout()->setSpacing(kit.px(size::padding));
    m_drawer->setMinimumHeight(kit.px(leastCardHeight));
    const int gap = m_drawer->isNarrow() ? 0 : kit.px(size::padding);
    m_side->layout()->setContentsMargins(isRightToLeft() ? 0 : gap, 0, isRightToLeft() ? gap : 0, 0);
    m_goingOutButton->setVisible(m_drawer->isNarrow() && !firstRunWanted());
}

void TodayPage::setKeepOnText()
{
    if (!m_keepOnText)
        return;
    // A label sets rich text as tight as the font allows.
    const int height = m_context.kit.theme().lineHeight(TypeRole::Second);
    m_keepOnText->setText(m_keepOnWords.isEmpty()
                              ? QString()
                              : QStringLiteral("<p style=\"margin:0; line-height:%1px\">%2</p>")
                                    .arg(height)
                                    .arg(m_keepOnWords));
}

void TodayPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    const bool other = event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange;
    if (other && m_drawer) {
        measure();
        setKeepOnText();
    }
}

void TodayPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    // The window was hidden, or not shown yet, while something changed.
    if (m_stale)
        changedSomewhere();
}

void TodayPage::buildNeeds()
{
    const Kit &kit = m_context.kit;
    m_needs = new NeedsModel(
        {m_parts.outbox, m_parts.accounts, m_parts.clients, m_parts.networks, m_parts.inbox, m_context.clock},
        this);
    m_needsCard = new Card(kit, tr("Needs you"), m_drawer);
    m_needsCard->setObjectName(QStringLiteral("needsCard"));
    m_needsList = new NeedsList(kit, *m_needs, m_needsCard);
    m_nothingNeeded =
        new EmptyState(kit, Glyph::Published, tr("Nothing needs you"),
                       tr("Missed and failed posts, people who wait for an answer and sign-ins that run out "
                          "will stand here."),
                       m_needsCard);
    m_needsCard->body()->addWidget(m_needsList, 1);
    m_needsCard->body()->addWidget(m_nothingNeeded, 1);
    connect(m_needsList, &NeedsList::chosen, this, [this](const QString &key, NeedAction action) {
        const int at = m_needs->rowOf(key);
        if (at >= 0)
            m_actions->perform(Need(m_needs->need(at)), action, anchorOf(action));
    });
}

QWidget *TodayPage::anchorOf(NeedAction action) const
{
    QWidget *button = m_needsList->buttonOf(action);
    return button ? button : m_needsList;
}

void TodayPage::buildGoingOut()
{
    const Kit &kit = m_context.kit;
    m_timeline = new TimelineModel(m_parts.clients, this);
    m_goingOut = new Card(kit, tr("Going out today"), m_side);
    m_goingOut->setObjectName(QStringLiteral("goingOutCard"));
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
    keepRow->addWidget(new GlyphLabel(kit, Glyph::Pc, 16, Ink::Text2, m_keepOn));
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
}

std::vector<ActionSpec> TodayPage::actionSpecs()
{
    std::vector<ActionSpec> specs;
    const auto add = [&specs](const char *id, const QString &text, const QList<QKeySequence> &keys,
                              Glyph glyph) -> ActionSpec & {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.group = tr("Today");
        spec.glyph = glyph;
        spec.keys = keys;
        return specs.emplace_back(std::move(spec));
    };
    add("today.next", tr("Next row"), {QKeySequence(Qt::Key_J)}, Glyph::Down).inPalette = false;
    add("today.previous", tr("Previous row"), {QKeySequence(Qt::Key_K)}, Glyph::Up).inPalette = false;
    add("today.send-now", tr("Send the chosen post now"), {QKeySequence(Qt::CTRL | Qt::Key_Return)},
        Glyph::Sending)
        .onChosen = true;
    add("today.next-time", tr("Send the chosen post later…"), {QKeySequence(Qt::Key_S)}, Glyph::Clock)
        .onChosen = true;
    add("today.done", tr("Leave the chosen post, or say that it is live"), {QKeySequence(Qt::Key_E)},
        Glyph::Check)
        .onChosen = true;
    add("today.first-steps", tr("Show the first steps"), {}, Glyph::Flag);
    return specs;
}

void TodayPage::addActions()
{
    const auto specs = actionSpecs();
    const auto bind = [this, &specs](const char *id, std::function<void()> run) {
        m_context.actions.bind(this, specs, QString::fromLatin1(id), std::move(run));
    };
    const auto choose = [this](std::initializer_list<NeedAction> actions) {
        for (const NeedAction action : actions) {
            if (m_needsList->choose(action))
                return;
        }
    };
    bind("today.next", [this] { m_needsList->move(1); });
    bind("today.previous", [this] { m_needsList->move(-1); });
    bind("today.send-now", [choose] {
        choose({NeedAction::SendNow, NeedAction::TryAgain, NeedAction::SignInAgain, NeedAction::AnswerNow});
    });
    bind("today.next-time", [choose] { choose({NeedAction::NextTime}); });
    bind("today.done", [choose] { choose({NeedAction::Leave, NeedAction::ItIsLive}); });
    bind("today.first-steps", [this] {
        m_dayAsked = false;
        FirstRunView::begin(m_context.preferences, m_parts.firstRun.stateName, m_context.clock.now());
        refresh();
    });
}

void TodayPage::followServices()
{
    connect(&m_parts.outbox, &publish::Outbox::changed, this, &TodayPage::changedSomewhere);
    connect(&m_parts.posts, &plan::PostService::changed, this, &TodayPage::changedSomewhere);
    connect(&m_parts.inbox, &listen::Inbox::changed, this, &TodayPage::changedSomewhere);
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
    return {m_needsCard, m_goingOut};
}

QWidget *TodayPage::firstFocus()
{
    if (firstRunWanted())
        return m_firstRunArea;
    return m_needsList->isHidden() ? static_cast<QWidget *>(m_doneToday) : m_needsList;
}

bool TodayPage::firstRunWanted() const
{
    return !m_dayAsked && FirstRunView::isWanted(m_context.preferences, m_parts.firstRun, m_parts.clients);
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
    m_dayArea->setVisible(!first);
    measure();
    m_hideFirstRun->setVisible(first);
    const int needs = countNeeds();
    m_showNeeds->setText(tr("Needs you · %1", "how many posts").arg(locale().toString(needs)));
    m_showNeeds->setVisible(first && needs > 0);
    m_doneToday->setVisible(!first);
    refreshHead();
    if (first) {
        m_firstRun->refresh();
        return;
    }
    const Instant now = m_context.clock.now();
    const QByteArray zone = shownZone();
    DayPlan today = readDay(m_parts.outbox, m_parts.networks, m_context.scope.client(),
                            wallTimeAt(now, zone).date, zone, now);
    m_tiles->refresh();
    refreshNeeds(needs);
    refreshGoingOut(std::move(today));
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

int TodayPage::countNeeds() const
{
    const auto client = m_context.scope.client();
    const auto talk = listen::talkNeeds(m_parts.inbox, m_parts.clients, client);
    return publish::countNeeds(m_parts.outbox, m_parts.accounts, client).value_or(0) +
           (talk ? talk->count() : 0);
}

void TodayPage::refreshNeeds(int needs)
{
    m_needsList->refresh(m_context.scope.client());
    const int count = m_needs->rowCount();
    // Of very many posts the list shows the first.
    m_needsCard->setCount(count > 0 ? std::optional(std::max(count, needs)) : std::nullopt);
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
    m_needsCard->setNote(missed && allAsk ? tr("Their time is past. Nothing was sent late without asking.")
                                          : QString());
}

void TodayPage::refreshGoingOut(DayPlan day)
{
    const Instant now = m_context.clock.now();
    const QByteArray zone = shownZone();
    const QDate today = wallTimeAt(now, zone).date;
    const auto client = m_context.scope.client();
    m_doneToday->setText(tr("Done today · %1").arg(locale().toString(day.published)));
    m_doneToday->setAccessibleName(tr("%n post(s) went out today", nullptr, day.published));
    m_goingOut->setNote(tr("%1 time", "city").arg(zoneCity(zone)));
    const auto need = m_parts.outbox.computerNeed(client);
    const QString keepOn = keepOnWords(day, need ? need->until : std::nullopt, today, zone);
    m_keepOn->setVisible(!keepOn.isEmpty());
    m_keepOnWords = keepOn;
    setKeepOnText();
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
    const int undescribed = m_parts.posts.countMedia(filter).value_or(plan::MediaCounts()).postsWithout;
    const QString count = tr("%n post(s)", nullptr, static_cast<int>(tomorrow.posts.size()));
    m_tomorrowText->setText(
        undescribed == 0 ? count
                         : tr("%1 · %2", "posts, remark")
                               .arg(count, tr("%n without a picture description", nullptr, undescribed)));
    m_tomorrow->setPosts(tomorrow.posts, zone);
}

} // namespace hatstand::ui::today
