// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_page.h"

#include "calendar/calendar_model.h"
#include "calendar/choice_bar.h"
#include "calendar/day_notes.h"
#include "calendar/days_accessible.h"
#include "calendar/drag_ghost.h"
#include "calendar/filter_row.h"
#include "calendar/ideas_tray.h"
#include "calendar/list_view.h"
#include "calendar/month_view.h"
#include "calendar/peek_card.h"
#include "calendar/time_grid_view.h"
#include "clients/account_service.h"
#include "clients/client_country.h"
#include "clients/client_service.h"
#include "kit/banner.h"
#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/fields.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"
#include "networks/rules_catalogue.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "strategy/campaign_service.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <utility>

namespace hatstand::ui::calendar
{

namespace
{
constexpr int ideasWidth = 240;
constexpr int readAtOnce = 1500; ///< posts: some twenty milliseconds

/// Says when there is more or less room in it.
class Head final : public QWidget
{
public:
    Head(std::function<void()> resized, QWidget *parent) : QWidget(parent), m_resized(std::move(resized)) {}

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        m_resized();
    }

private:
    std::function<void()> m_resized;
};
} // namespace

CalendarPage::CalendarPage(const PageContext &context, const Services &services, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_services(services)
    , m_takeBack(new TakeBack(
          services.takeBack, services.outbox,
          [&rules = services.rules](const networks::NetworkKey &key) { return rules.findOrOther(key).name; },
          context.navigator, this))
    , m_moves(services.posts, services.clients, context.undo, context.clock, &services.outbox)
    , m_model(new CalendarModel(services.posts, services.clients, services.rules, this))
    , m_ideas(new IdeasModel(services.posts, services.clients, this))
    , m_drags(new DragSession(m_moves, this))
    , m_choice(new PostChoice(this))
{
    setObjectName(QStringLiteral("calendarPage"));
    m_moves.setTakeBack(m_takeBack);
    m_model->setTakesBack(m_takeBack->isPossible());
    m_drawer = new Drawer(context.kit, ideasWidth, this);
    QWidget *main = makeMain();
    m_tray = new IdeasTray(context.kit, *m_ideas, *m_drags, m_drawer);
    m_drawer->setWidgets(main, m_tray);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_drawer);
    new DragGhost(context.kit, *m_drags, this);
    m_peek = new PeekCard(context.kit, this);

    connectViews();
    addActions();
    // Read once, when days and filter are known.
    m_model->hold();
    scopeChanged();
    refresh();
    setNow();
    restoreView();
    // Thousands take longer to read than a page may take to come; then it comes first.
    if (m_model->countInRange() <= readAtOnce)
        m_model->release();
}

// The views before what they stand on: children go in the order in which they came.
CalendarPage::~CalendarPage()
{
    keepHours();
    delete m_drawer;
}

QWidget *CalendarPage::makeHead(QWidget *parent)
{
    const Kit &kit = m_context.kit;
    auto *head = new Head([this] { arrangeHead(); }, parent);
    m_head = head;
    head->setFixedHeight(kit.px(size::pageHead));
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit.px(size::gapInCard));
    m_title = new ElidedLabel({}, TypeRole::PageTitle, Ink::Text, head);
    m_title->setObjectName(QStringLiteral("calendarTitle"));
    layout->addWidget(m_title);

    m_earlier = makeIconButton(kit, Glyph::Left, tr("Previous month"), ButtonKind::Normal, ButtonSize::Small,
                               {}, head);
    m_earlier->setObjectName(QStringLiteral("previousPeriod"));
    auto *today = makeButton(kit, tr("Today"), ButtonKind::Normal, std::nullopt, ButtonSize::Small, head);
    today->setObjectName(QStringLiteral("goToday"));
    m_later =
        makeIconButton(kit, Glyph::Right, tr("Next month"), ButtonKind::Normal, ButtonSize::Small, {}, head);
    m_later->setObjectName(QStringLiteral("nextPeriod"));
    auto *stepper = new QHBoxLayout;
    stepper->setSpacing(kit.px(4));
    for (QPushButton *button : {m_earlier, today, m_later})
        stepper->addWidget(button);
    layout->addLayout(stepper);
    m_count = new ElidedLabel({}, TypeRole::Body, Ink::Text3, head);
    m_count->setObjectName(QStringLiteral("calendarCount"));
    layout->addWidget(m_count);
    layout->addStretch(1);

    m_viewChoice = new SegmentedControl(kit, tr("View"), head);
    m_viewChoice->setObjectName(QStringLiteral("calendarViews"));
    for (const QString &view : {tr("Month"), tr("Week"), tr("Day"), tr("List")})
        m_viewChoice->addSegment(view);
    layout->addWidget(m_viewChoice);
    m_ideasButton = makeButton(kit, tr("Ideas"), ButtonKind::Normal, Glyph::Idea, ButtonSize::Small, head);
    m_ideasButton->setObjectName(QStringLiteral("showIdeas"));
    m_ideasButton->hide();
    layout->addWidget(m_ideasButton);

    connect(m_earlier, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_later, &QPushButton::clicked, this, [this] { step(1); });
    connect(today, &QPushButton::clicked, this, &CalendarPage::goToday);
    connect(m_viewChoice, &SegmentedControl::currentChanged, this, &CalendarPage::showView);
    return head;
}

QWidget *CalendarPage::makeMain()
{
    const Kit &kit = m_context.kit;
    auto *main = new QWidget(m_drawer);
    auto *column = new QVBoxLayout(main);
    // Beside the ideas the gap between two cards, without them the margin of any page.
    const auto measure = [this, column](bool narrow) {
        const int start = m_context.kit.px(size::pageMargin);
        const int end = m_context.kit.px(narrow ? size::pageMargin : size::padding);
        const bool mirror = isRightToLeft();
        column->setContentsMargins(mirror ? end : start, 0, mirror ? start : end,
                                   m_context.kit.px(size::padding));
    };
    measure(m_drawer->isNarrow());
    connect(m_drawer, &Drawer::narrowChanged, main, measure);
    column->setSpacing(0);
    column->addWidget(makeHead(main));
    auto *layout = new QVBoxLayout;
    layout->setSpacing(kit.px(size::gap));
    column->addLayout(layout, 1);
    auto *row = new QStackedWidget(main);
    m_filters = new FilterRow(kit, m_services.rules, m_services.campaigns, row);
    m_choiceBar = new ChoiceBar(kit, *m_choice, row);
    row->addWidget(m_filters);
    row->addWidget(m_choiceBar);
    row->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    layout->addWidget(row);
    connect(m_choice, &PostChoice::changed, row,
            [this, row] { row->setCurrentIndex(m_choice->isEmpty() ? 0 : 1); });
    m_trouble = new Banner(kit, Banner::Kind::Bad, main);
    m_trouble->setAction(tr("Try again"));
    m_trouble->hide();
    layout->addWidget(m_trouble);

    m_views = new QStackedWidget(main);
    m_month = new MonthView(kit, *m_model, *m_drags, *m_choice, m_views);
    m_hours = new TimeGridView(kit, *m_model, *m_drags, *m_choice, m_context.timers, m_views);
    for (DaysView *view : {static_cast<DaysView *>(m_month), static_cast<DaysView *>(m_hours)})
        makeAccessible(view);
    auto *card = new Card(kit, {}, m_views);
    m_list = new ListView(kit, *m_model, *m_drags, *m_choice, card);
    card->body()->addWidget(m_list);
    m_views->addWidget(m_month);
    m_views->addWidget(m_hours);
    m_views->addWidget(card);
    layout->addWidget(m_views, 1);
    m_nothing = new EmptyState(kit, Glyph::Filter, tr("Nothing matches"), {}, main);
    m_nothing->setAction(tr("Clear filters"));
    m_nothing->hide();
    layout->addWidget(m_nothing, 1);
    connect(m_trouble, &Banner::actionTriggered, m_model, &CalendarModel::reload);
    connect(m_nothing, &EmptyState::actionTriggered, m_filters, &FilterRow::clear);
    return main;
}

void CalendarPage::connectDays(DaysView *view)
{
    connect(view, &DaysView::rangeChanged, this, [this, view] {
        if (view == daysView() || (view == m_month && m_view == List))
            showRange();
    });
    connect(view, &DaysView::carried, this, [this, view](bool done) {
        // What was put back leaves the keyboard where the idea lies.
        if (!done && m_carriedFrom && view->hasFocus())
            m_carriedFrom->setFocus(Qt::OtherFocusReason);
        m_carriedFrom = nullptr;
    });
    connect(view, &DaysView::peekAsked, this, &CalendarPage::peek);
    connect(view, &DaysView::currentChanged, this, &CalendarPage::peekFollows);
    connect(view, &DaysView::menuAsked, this, &CalendarPage::showMenu);
    connect(view, &DaysView::postOpened, this,
            [this](const plan::PostId &id) { m_context.navigator.openPost(id); });
    connect(view, &DaysView::removeAsked, this, &CalendarPage::remove);
    connect(view, &DaysView::ideaAsked, this, [this](const plan::PostId &id) { keepAsIdea(id, false); });
}

void CalendarPage::connectViews()
{
    connectDays(m_month);
    connectDays(m_hours);
    connect(m_month, &MonthView::monthChanged, this, &CalendarPage::refreshHead);
    connect(m_month, &MonthView::newPostAsked, this, &CalendarPage::newPostOn);
    connect(m_hours, &TimeGridView::newPostAsked, this, &CalendarPage::newPostAt);
    connect(m_month, &DaysView::dayOpened, this, [this](QDate date) {
        m_viewChoice->setCurrentIndex(List);
        m_list->showDate(date);
    });
    connect(m_hours, &DaysView::dayOpened, this, [this](QDate date) {
        m_viewChoice->setCurrentIndex(m_view == Week ? Day : List);
        lookAt(date, {});
    });
    connect(m_month, &MonthView::moveAsked, this, &CalendarPage::moveToDay);
    connect(m_hours, &TimeGridView::moveAsked, this, &CalendarPage::moveToMoment);
    connect(m_list, &ListView::moveAsked, this, &CalendarPage::moveToDay);
    connect(m_list, &ListView::planAsked, this, &CalendarPage::plan);
    connect(qApp, &QApplication::focusChanged, m_peek, [this](QWidget *, QWidget *now) {
        if (!now || (now != m_month && now != m_hours && now != m_list))
            m_peek->hide();
    });
    connect(m_list, &ListView::peekAsked, this, &CalendarPage::peek);
    connect(m_list, &ListView::currentPostChanged, this, &CalendarPage::peekFollows);
    connect(m_list, &ListView::menuAsked, this, &CalendarPage::showMenu);
    const auto openPost = [this](const plan::PostId &id) { m_context.navigator.openPost(id); };
    connect(m_list, &ListView::postOpened, this, openPost);
    connect(m_tray->list(), &IdeasList::postOpened, this, openPost);
    connect(m_list, &ListView::removeAsked, this, &CalendarPage::remove);
    connect(m_tray->list(), &IdeasList::removeAsked, this, &CalendarPage::remove);
    connect(m_choiceBar, &ChoiceBar::moveAsked, this, &CalendarPage::moveChosen);
    connect(m_choiceBar, &ChoiceBar::removeAsked, this, &CalendarPage::removeChosen);
    connect(m_drags, &DragSession::failed, this,
            [this](const Error &error) { m_context.navigator.report(error); });
    // Once it has come down: until then its days are needed.
    connect(m_drags, &DragSession::finished, this, &CalendarPage::refreshHead, Qt::QueuedConnection);
    connect(m_list, &ListView::ideaAsked, this, [this](const plan::PostId &id) { keepAsIdea(id, false); });
    connect(m_tray, &IdeasTray::ideaAsked, this, &CalendarPage::keepAsIdea);
    connect(m_tray, &IdeasTray::addAsked, this, &CalendarPage::addIdea);
    connect(m_tray->list(), &IdeasList::carryAsked, this, &CalendarPage::carryIdea);
    connect(m_tray->list(), &IdeasList::menuAsked, this, &CalendarPage::showIdeaMenu);

    connect(m_filters, &FilterRow::changed, this, &CalendarPage::refresh);
    connect(m_model, &CalendarModel::reloaded, this, &CalendarPage::refreshHead);
    connect(m_drawer, &Drawer::narrowChanged, m_ideasButton, &QWidget::setVisible);
    connect(m_ideasButton, &QPushButton::clicked, m_drawer, &Drawer::togglePanel);

    const auto stale = [this] {
        m_stale = true;
        if (m_active)
            refresh();
    };
    connect(&m_services.posts, &plan::PostService::changed, this, stale);
    connect(&m_services.clients, &clients::ClientService::changed, this, stale);
    connect(&m_services.accounts, &clients::AccountService::changed, this, [this] { scopeChanged(); });
    connect(&m_services.campaigns, &strategy::CampaignService::changed, this, &CalendarPage::scopeChanged);
    connect(&m_context.scope, &Scope::changed, this, &CalendarPage::scopeChanged);
    connect(&m_context.minutes, &MinuteTick::minutePassed, this, [this] {
        if (!m_active)
            return;
        setNow();
        refreshHead(); // it tells the time at the client's
    });
}

std::vector<ActionSpec> CalendarPage::actionSpecs()
{
    std::vector<ActionSpec> specs;
    const auto add = [&specs](const char *id, const QString &text, const QList<QKeySequence> &keys = {}) {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.group = tr("Calendar");
        spec.keys = keys;
        specs.push_back(std::move(spec));
    };
    add("calendar.today", tr("Go to today"), {Qt::Key_T});
    add("calendar.month", tr("Show as month"), {QKeySequence(Qt::CTRL | Qt::Key_1)});
    add("calendar.week", tr("Show as week"), {QKeySequence(Qt::CTRL | Qt::Key_2), Qt::Key_W});
    add("calendar.day", tr("Show as day"), {QKeySequence(Qt::CTRL | Qt::Key_3), Qt::Key_D});
    add("calendar.list", tr("Show as list"), {QKeySequence(Qt::CTRL | Qt::Key_4)});
    add("calendar.previous", tr("Previous month, week or day"), {QKeySequence(Qt::ALT | Qt::Key_PageUp)});
    add("calendar.next", tr("Next month, week or day"), {QKeySequence(Qt::ALT | Qt::Key_PageDown)});
    add("calendar.idea", tr("Note an idea in one line"));
    add("calendar.clear-filters", tr("Clear the calendar's filters"));
    // What the views take while they have the focus.
    const auto fixed = specs.size();
    add("calendar.key-open", tr("Open the chosen post, or write one for the day or time"), {Qt::Key_Return});
    add("calendar.key-new", tr("Write a post for the chosen day or time"), {Qt::Key_N});
    add("calendar.key-posts", tr("Next and previous post"), {Qt::Key_J, Qt::Key_K});
    add("calendar.key-peek", tr("Look at the chosen post"), {Qt::Key_Space});
    add("calendar.key-choose", tr("Choose several, or choose onward"),
        {Qt::Key_X, QKeySequence(Qt::SHIFT | Qt::Key_J), QKeySequence(Qt::SHIFT | Qt::Key_K)});
    add("calendar.key-move", tr("Move the chosen post with the arrows"), {Qt::Key_M});
    add("calendar.key-copy", tr("Copy the chosen post to another day"), {Qt::Key_C});
    add("calendar.key-quarter", tr("Among hours, move the chosen post by a quarter of an hour"),
        {QKeySequence(Qt::CTRL | Qt::Key_Up), QKeySequence(Qt::CTRL | Qt::Key_Down)});
    add("calendar.key-day", tr("Among hours, move the chosen post by a day"),
        {QKeySequence(Qt::CTRL | Qt::Key_Left), QKeySequence(Qt::CTRL | Qt::Key_Right)});
    add("calendar.key-idea", tr("Make the chosen post an idea"), {Qt::Key_I});
    add("calendar.key-delete", tr("Delete the chosen post"), {Qt::Key_Delete});
    for (auto spec = specs.begin() + static_cast<std::ptrdiff_t>(fixed); spec != specs.end(); ++spec)
        spec->fixedKeys = true;
    return specs;
}

void CalendarPage::addActions()
{
    const auto specs = actionSpecs();
    const auto bind = [this, &specs](const char *id, std::function<void()> run) {
        m_context.actions.bind(this, specs, QString::fromLatin1(id), std::move(run));
    };
    bind("calendar.today", [this] { goToday(); });
    bind("calendar.month", [this] { m_viewChoice->setCurrentIndex(Month); });
    bind("calendar.week", [this] { m_viewChoice->setCurrentIndex(Week); });
    bind("calendar.day", [this] { m_viewChoice->setCurrentIndex(Day); });
    bind("calendar.list", [this] { m_viewChoice->setCurrentIndex(List); });
    bind("calendar.previous", [this] { step(-1); });
    bind("calendar.next", [this] { step(1); });
    bind("calendar.idea", [this] { addIdea(); });
    bind("calendar.clear-filters", [this] { m_filters->clear(); });
}

void CalendarPage::activate()
{
    m_active = true;
    setNow();
    if (m_stale)
        refresh();
    else
        refreshHead();
}

void CalendarPage::deactivate()
{
    m_active = false;
    keepHours();
    m_drags->cancel();
    m_choice->clear();
    m_peek->hide();
}

void CalendarPage::open(const PageRequest &request)
{
    m_model->release();
    if (const auto *date = std::get_if<ShowDate>(&request)) {
        m_month->showDate(date->date);
        m_hours->showDate(date->date);
        m_list->showDate(date->date);
    } else if (const auto *wanted = std::get_if<ShowPost>(&request)) {
        const auto post = m_services.posts.post(wanted->id);
        if (!post || !post->planned)
            return;
        const QDate day = wallTimeAt(post->planned->instant, m_model->zone()).date;
        m_month->showDate(day);
        m_hours->showDate(day);
        lookAt(day, wanted->id);
    }
}

QList<QWidget *> CalendarPage::panes()
{
    return {currentView(), m_tray->list()};
}

QWidget *CalendarPage::firstFocus()
{
    return currentView();
}

bool CalendarPage::findInPage()
{
    m_drawer->openPanel();
    m_tray->filter()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void CalendarPage::scopeChanged()
{
    std::vector<networks::NetworkKey> keys;
    for (const clients::Account &account : m_services.accounts.accounts()) {
        if (m_context.scope.contains(account.clientId) &&
            std::find(keys.begin(), keys.end(), account.network) == keys.end())
            keys.push_back(account.network);
    }
    std::vector<clients::ClientId> clients;
    for (const clients::Client &client : m_services.clients.clients()) {
        if (m_context.scope.contains(client.id))
            clients.push_back(client.id);
    }
    m_filters->setNetworks(keys);
    m_filters->setClients(clients);
    m_stale = true;
    if (m_active)
        refresh();
}

void CalendarPage::refresh()
{
    m_stale = false;
    m_peek->hide();
    dropUnknownChoice();
    plan::PostFilter filter = m_filters->filter();
    filter.client = m_context.scope.client();
    refreshZones();
    m_model->setFilter(filter);
    m_ideas->setClient(filter.client);
    refreshNotes();
}

// What is gone from the calendar, or belongs to a client who is not shown, is chosen no more: what is done to
// all that are chosen is done to what the person sees.
void CalendarPage::dropUnknownChoice()
{
    const QList<plan::PostId> ids = m_choice->ids();
    for (const plan::PostId &id : ids) {
        const auto post = m_services.posts.post(id);
        if (!post || !post->planned || !m_context.scope.contains(post->clientId))
            m_choice->toggle(id);
    }
}

void CalendarPage::paintEvent(QPaintEvent *event)
{
    Page::paintEvent(event);
    if (m_model->isHeld())
        QTimer::singleShot(0, m_model, &CalendarModel::release);
}

void CalendarPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_peek->isVisible())
        m_peek->hide();
    else
        Page::keyPressEvent(event);
}

bool CalendarPage::headFits() const
{
    const QLayout &layout = *m_head->layout();
    int wanted = layout.minimumSize().width();
    for (const QLabel *label : {m_title, m_count}) {
        if (!label->isHidden())
            wanted += std::max(0, label->sizeHint().width() - label->minimumSizeHint().width());
    }
    return wanted <= m_head->width();
}

// The count gives way before the day is cut short; whole words of either are a tooltip then.
void CalendarPage::arrangeHead()
{
    const QString words = periodWords(QLocale::LongFormat);
    m_title->setText(words);
    m_title->setToolTip({});
    m_count->show();
    if (headFits())
        return;
    m_count->hide();
    m_title->setToolTip(factWords({words, m_count->text()}));
    if (!headFits())
        m_title->setText(periodWords(QLocale::ShortFormat));
}

void CalendarPage::refreshHead()
{
    m_count->setText(countWords());
    m_filters->explain(m_model->items());
    arrangeHead();

    const auto &failure = m_model->failure();
    m_trouble->setVisible(failure.has_value());
    if (failure)
        m_trouble->setMessage(failure->what, failure->why);
    // What is in the air needs days to come down on.
    const bool nothing =
        !failure && m_model->items().empty() && m_filters->isFiltering() && !m_drags->isActive();
    m_nothing->setVisible(nothing);
    m_views->setVisible(!nothing);
    if (nothing)
        showHidden();
}

// Which filter hides how many of the days in view.
void CalendarPage::showHidden()
{
    plan::PostFilter all;
    all.client = m_context.scope.client();
    all.hasTime = true;
    const DaysView *days = showsHours() ? static_cast<DaysView *>(m_hours) : m_month;
    const auto from = startOfDay(days->firstDay(), m_model->zone());
    const auto until = startOfDay(days->lastDay().addDays(1), m_model->zone());
    if (from && until) {
        all.from = *from;
        all.until = *until;
    }
    const auto hidden = m_services.posts.count(all);
    const int count = hidden.value_or(0);
    const QString words = m_view == Day ? tr("The filter “%1” hides %n post(s) of this day.", nullptr, count)
                          : m_view == Week
                              ? tr("The filter “%1” hides %n post(s) of this week.", nullptr, count)
                              : tr("The filter “%1” hides %n post(s) of these weeks.", nullptr, count);
    m_nothing->setMessage(Glyph::Filter, tr("Nothing matches"),
                          words.arg(m_filters->words().join(tr(", ", "between filters"))));
}

void CalendarPage::refreshNotes()
{
    QStringList countries;
    for (const clients::Client &client : m_services.clients.clients()) {
        const QString country = m_context.scope.contains(client.id) ? clients::countryOf(client) : QString();
        if (!country.isEmpty() && !countries.contains(country))
            countries.append(country);
    }
    DaysView *days = showsHours() ? static_cast<DaysView *>(m_hours) : m_month;
    days->setNotes(dayNotes(days->firstDay(), days->lastDay(), countries));
}

} // namespace hatstand::ui::calendar
