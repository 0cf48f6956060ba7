// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_page.h"

#include "calendar/calendar_model.h"
#include "calendar/drag_ghost.h"
#include "calendar/filter_row.h"
#include "calendar/ideas_tray.h"
#include "calendar/list_view.h"
#include "calendar/month_accessible.h"
#include "calendar/month_view.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "kit/banner.h"
#include "kit/buttons.h"
#include "kit/dialogs.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/fields.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"
#include "plan/awareness_days.h"
#include "plan/post_service.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::calendar
{

namespace
{
constexpr int ideasWidth = 240;
const QString viewState = QStringLiteral("calendar/view");
} // namespace

CalendarPage::CalendarPage(const PageContext &context, const Services &services, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_services(services)
    , m_moves(services.posts, services.clients, context.undo, context.clock)
    , m_model(new CalendarModel(services.posts, services.clients, services.rules, this))
    , m_ideas(new IdeasModel(services.posts, services.clients, this))
    , m_drags(new DragSession(this))
{
    setObjectName(QStringLiteral("calendarPage"));
    m_tray = new IdeasTray(context.kit, *m_ideas, *m_drags);
    m_drawer = new Drawer(context.kit, makeMain(), m_tray, ideasWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_drawer);
    new DragGhost(context.kit, *m_drags, this);

    connectViews();
    addActions();
    m_month->setToday(wallTimeAt(context.clock.now(), m_model->zone()).date);
    showView(context.preferences.state(viewState) == QStringLiteral("list") ? List : Month);
    scopeChanged();
}

CalendarPage::~CalendarPage() = default;

QWidget *CalendarPage::makeHead()
{
    const Kit &kit = m_context.kit;
    auto *head = new QWidget;
    head->setFixedHeight(kit.px(size::pageHead));
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit.px(size::gapInCard));
    m_title = makeLabel({}, TypeRole::PageTitle);
    m_title->setObjectName(QStringLiteral("calendarTitle"));
    layout->addWidget(m_title);

    auto *earlier =
        makeIconButton(kit, Glyph::Left, tr("Previous month"), ButtonKind::Normal, ButtonSize::Small);
    earlier->setObjectName(QStringLiteral("previousMonth"));
    auto *today = makeButton(kit, tr("Today"), ButtonKind::Normal, std::nullopt, ButtonSize::Small);
    today->setObjectName(QStringLiteral("goToday"));
    auto *later = makeIconButton(kit, Glyph::Right, tr("Next month"), ButtonKind::Normal, ButtonSize::Small);
    later->setObjectName(QStringLiteral("nextMonth"));
    auto *stepper = new QHBoxLayout;
    stepper->setSpacing(kit.px(4));
    for (QPushButton *button : {earlier, today, later})
        stepper->addWidget(button);
    layout->addLayout(stepper);
    m_count = new ElidedLabel({}, TypeRole::Body, Ink::Text3);
    m_count->setObjectName(QStringLiteral("calendarCount"));
    layout->addWidget(m_count, 1);

    m_viewChoice = new SegmentedControl(kit, tr("View"));
    m_viewChoice->setObjectName(QStringLiteral("calendarViews"));
    m_viewChoice->addSegment(tr("Month"));
    m_viewChoice->addSegment(tr("List"));
    layout->addWidget(m_viewChoice);
    m_ideasButton = makeButton(kit, tr("Ideas"), ButtonKind::Normal, Glyph::Idea, ButtonSize::Small);
    m_ideasButton->setObjectName(QStringLiteral("showIdeas"));
    m_ideasButton->hide();
    layout->addWidget(m_ideasButton);

    connect(earlier, &QPushButton::clicked, this, [this] { step(-1); });
    connect(later, &QPushButton::clicked, this, [this] { step(1); });
    connect(today, &QPushButton::clicked, this, &CalendarPage::goToday);
    connect(m_viewChoice, &SegmentedControl::currentChanged, this, &CalendarPage::showView);
    return head;
}

QWidget *CalendarPage::makeMain()
{
    const Kit &kit = m_context.kit;
    auto *main = new QWidget;
    auto *layout = new QVBoxLayout(main);
    layout->setContentsMargins(kit.px(size::pageMargin), 0, kit.px(size::padding), kit.px(size::padding));
    layout->setSpacing(kit.px(size::gap));
    layout->addWidget(makeHead());
    m_filters = new FilterRow(kit, m_services.rules, m_services.campaigns);
    layout->addWidget(m_filters);
    m_trouble = new Banner(kit, Banner::Kind::Bad);
    m_trouble->setAction(tr("Try again"));
    m_trouble->hide();
    layout->addWidget(m_trouble);

    m_views = new QStackedWidget;
    m_month = new MonthView(kit, *m_model, *m_drags, [this](const plan::PostId &id, QDate date) {
        return m_moves.timeOn(id, date, m_model->zone());
    });
    makeAccessible(m_month);
    m_list = new ListView(kit, *m_model);
    m_views->addWidget(m_month);
    m_views->addWidget(m_list);
    layout->addWidget(m_views, 1);
    m_nothing = new EmptyState(kit, Glyph::Filter, tr("Nothing matches"), {});
    m_nothing->setAction(tr("Clear filters"));
    m_nothing->hide();
    layout->addWidget(m_nothing, 1);
    connect(m_trouble, &Banner::actionTriggered, m_model, &CalendarModel::reload);
    connect(m_nothing, &EmptyState::actionTriggered, m_filters, &FilterRow::clear);
    return main;
}

void CalendarPage::connectViews()
{
    connect(m_month, &MonthView::rangeChanged, this, [this](QDate first, QDate last) {
        m_model->setRange(first, last);
        refreshNotes();
    });
    connect(m_month, &MonthView::monthChanged, this, &CalendarPage::refreshHead);
    connect(m_month, &MonthView::newPostAsked, this, &CalendarPage::newPostOn);
    connect(m_month, &MonthView::dayOpened, this, [this](QDate date) {
        m_viewChoice->setCurrentIndex(List);
        m_list->showDate(date);
    });
    connect(m_month, &MonthView::moveAsked, this, &CalendarPage::moveToDay);
    connect(m_month, &MonthView::menuAsked, this, &CalendarPage::showMenu);
    connect(m_list, &ListView::menuAsked, this, &CalendarPage::showMenu);
    const auto openPost = [this](const plan::PostId &id) { m_context.navigator.openPost(id); };
    connect(m_month, &MonthView::postOpened, this, openPost);
    connect(m_list, &ListView::postOpened, this, openPost);
    connect(m_tray->list(), &IdeasList::postOpened, this, openPost);
    const auto remove = [this](const plan::PostId &id) { report(m_moves.remove(id)); };
    connect(m_month, &MonthView::removeAsked, this, remove);
    connect(m_list, &ListView::removeAsked, this, remove);
    connect(m_tray->list(), &IdeasList::removeAsked, this, remove);
    const auto idea = [this](const plan::PostId &id) { report(m_moves.makeIdea(id)); };
    connect(m_month, &MonthView::ideaAsked, this, idea);
    connect(m_list, &ListView::ideaAsked, this, idea);
    connect(m_tray, &IdeasTray::ideaAsked, this, idea);
    connect(m_tray, &IdeasTray::addAsked, this, [this] { addIdea(); });
    connect(m_tray->list(), &IdeasList::planAsked, this, &CalendarPage::planIdea);

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
    connect(&m_context.scope, &Scope::changed, this, &CalendarPage::scopeChanged);
    connect(&m_context.minutes, &MinuteTick::minutePassed, this,
            [this] { m_month->setToday(wallTimeAt(m_context.clock.now(), m_model->zone()).date); });
}

void CalendarPage::addActions()
{
    const QString group = tr("Calendar");
    ActionRegistry &actions = m_context.actions;
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &key, auto run) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.group = group;
        if (!key.isEmpty())
            spec.keys = {key};
        spec.run = run;
        actions.add(this, std::move(spec));
    };
    add(QStringLiteral("calendar.today"), tr("Go to today"), Qt::Key_T, [this] { goToday(); });
    add(QStringLiteral("calendar.month"), tr("Show as month"), QKeySequence(Qt::CTRL | Qt::Key_1),
        [this] { m_viewChoice->setCurrentIndex(Month); });
    add(QStringLiteral("calendar.list"), tr("Show as list"), QKeySequence(Qt::CTRL | Qt::Key_2),
        [this] { m_viewChoice->setCurrentIndex(List); });
    add(QStringLiteral("calendar.previous"), tr("Previous month"), QKeySequence(Qt::ALT | Qt::Key_PageUp),
        [this] { step(-1); });
    add(QStringLiteral("calendar.next"), tr("Next month"), QKeySequence(Qt::ALT | Qt::Key_PageDown),
        [this] { step(1); });
    add(QStringLiteral("calendar.idea"), tr("New idea"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
        [this] { addIdea(); });
    add(QStringLiteral("calendar.clear-filters"), tr("Clear the calendar's filters"), {},
        [this] { m_filters->clear(); });
}

void CalendarPage::activate()
{
    m_active = true;
    m_month->setToday(wallTimeAt(m_context.clock.now(), m_model->zone()).date);
    if (m_stale)
        refresh();
}

void CalendarPage::deactivate()
{
    m_active = false;
    m_drags->cancel();
}

void CalendarPage::open(const PageRequest &request)
{
    if (const auto *date = std::get_if<ShowDate>(&request)) {
        m_month->showDate(date->date);
        m_list->showDate(date->date);
    } else if (const auto *wanted = std::get_if<ShowPost>(&request)) {
        const auto post = m_services.posts.post(wanted->id);
        if (!post || !post->planned)
            return;
        m_month->showDate(wallTimeAt(post->planned->instant, m_model->zone()).date);
        m_month->showPost(wanted->id);
        m_list->showPost(wanted->id);
    }
}

QList<QWidget *> CalendarPage::panes()
{
    return {m_views->currentWidget(), m_tray->list()};
}

QWidget *CalendarPage::firstFocus()
{
    return m_views->currentWidget();
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
    plan::PostFilter filter = m_filters->filter();
    filter.client = m_context.scope.client();
    m_model->setFilter(filter);
    m_ideas->setClient(filter.client);
}

void CalendarPage::refreshHead()
{
    const QLocale locale;
    const QDate month = m_month->month();
    m_title->setText(
        tr("%1 %2", "month, year").arg(locale.standaloneMonthName(month.month())).arg(month.year()));
    int inMonth = 0;
    for (const CalendarItem &item : m_model->items())
        inMonth += item.date.month() == month.month() && item.date.year() == month.year() ? 1 : 0;
    QString words = tr("%n post(s)", nullptr, inMonth);
    const auto client = m_context.scope.client();
    if (client) {
        const auto found = m_services.clients.client(*client);
        const Instant now = m_context.clock.now();
        if (found && offsetSecondsAt(now, found->zone) != offsetSecondsAt(now, m_model->zone()))
            words = tr("%1 · times are yours, it is %2 in %3", "count of posts, time, city")
                        .arg(words, clockWords(wallTimeAt(now, found->zone).time), zoneCity(found->zone));
    }
    m_count->setText(words);

    const auto &failure = m_model->failure();
    m_trouble->setVisible(failure.has_value());
    if (failure)
        m_trouble->setMessage(failure->what, failure->why);
    const bool nothing = !failure && m_model->items().empty() && m_filters->isFiltering();
    m_nothing->setVisible(nothing);
    m_views->setVisible(!nothing);
    if (nothing) {
        plan::PostFilter all;
        all.client = client;
        all.hasTime = true;
        const auto hidden = m_services.posts.count(all);
        m_nothing->setMessage(Glyph::Filter, tr("Nothing matches"),
                              tr("The filters hide %n post(s).", nullptr, hidden.value_or(0)));
    }
}

void CalendarPage::refreshNotes()
{
    QHash<QDate, QString> notes;
    for (const plan::AwarenessDay &day :
         plan::awarenessDays(plan::builtInAwarenessRules(), m_month->firstDay(), m_month->lastDay())) {
        if (!notes.contains(day.date))
            notes.insert(day.date, day.name);
    }
    m_month->setNotes(notes);
}

void CalendarPage::showView(int view)
{
    m_viewChoice->setCurrentIndex(view);
    const bool hadFocus = m_views->currentWidget() && m_views->currentWidget()->hasFocus();
    m_views->setCurrentIndex(view);
    if (hadFocus)
        m_views->currentWidget()->setFocus();
    m_context.preferences.setState(viewState,
                                   view == List ? QStringLiteral("list") : QStringLiteral("month"));
}

void CalendarPage::step(int months)
{
    m_month->showDate(QDate(m_month->month().year(), m_month->month().month(), 1).addMonths(months));
}

void CalendarPage::goToday()
{
    const QDate today = wallTimeAt(m_context.clock.now(), m_model->zone()).date;
    m_month->showDate(today);
    m_list->showDate(today);
}

plan::PostId CalendarPage::chosenPost() const
{
    return m_views->currentIndex() == Month ? m_month->currentPost() : m_list->currentPost();
}

void CalendarPage::report(const Result<void> &result)
{
    if (!result)
        m_context.navigator.report(result.error());
}

void CalendarPage::moveToDay(const plan::PostId &id, QDate date, bool copy)
{
    if (!copy) {
        report(m_moves.moveToDay(id, date, m_model->zone()));
        return;
    }
    const auto copied = m_moves.copyToDay(id, date, m_model->zone());
    if (!copied)
        m_context.navigator.report(copied.error());
}

void CalendarPage::planIdea(const plan::PostId &id)
{
    report(m_moves.moveToDay(id, m_month->currentDate(), m_model->zone()));
    m_month->showPost(id);
}

void CalendarPage::newPostOn(QDate date)
{
    NewPost request;
    request.client = m_context.scope.client();
    QByteArray zone = m_model->zone();
    if (request.client) {
        const auto client = m_services.clients.client(*request.client);
        if (client)
            zone = client->zone;
    }
    const WallTime now = wallTimeAt(m_context.clock.now(), zone);
    QTime time(10, 0);
    if (date == now.date && now.time >= time)
        time = QTime(std::min(23, now.time.hour() + 1), 0);
    const auto planned = plan::plannedTime({date, time}, zone);
    if (planned)
        request.planned = *planned;
    m_context.navigator.newPost(request);
}

void CalendarPage::showMenu(const plan::PostId &id, QPoint global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto post = m_services.posts.post(id);
    if (!post)
        return;
    menu->addAction(tr("Open"), this, [this, id] { m_context.navigator.openPost(id); });
    menu->addAction(tr("Copy to the next day"), this, [this, id] {
        const auto now = m_services.posts.post(id);
        if (now && now->planned)
            moveToDay(id, wallTimeAt(now->planned->instant, m_model->zone()).date.addDays(1), true);
    });
    QAction *idea =
        menu->addAction(tr("Keep as an idea"), this, [this, id] { report(m_moves.makeIdea(id)); });
    idea->setEnabled(plan::isMovable(post->status));
    menu->addSeparator();
    QAction *remove = menu->addAction(tr("Delete"), this, [this, id] { report(m_moves.remove(id)); });
    remove->setEnabled(post->status != plan::PostStatus::Sending);
    menu->popup(global);
}

QCoro::Task<void> CalendarPage::addIdea()
{
    std::optional<clients::ClientId> client = m_context.scope.client();
    const auto &known = m_services.clients.clients();
    if (!client && !known.empty())
        client = known.front().id;
    if (!client)
        co_return;
    TextRequest request;
    request.title = tr("New idea");
    request.label = tr("What is it about?");
    request.accept = tr("Keep it");
    QPointer<CalendarPage> self(this);
    Dialogs &dialogs = m_context.dialogs;
    const auto words = co_await dialogs.askText(QPointer<QWidget>(this), request);
    if (!self || !words || words->trimmed().isEmpty())
        co_return;
    const auto added = m_moves.addIdea(*client, words->trimmed());
    if (!added)
        m_context.navigator.report(added.error());
}

} // namespace hatstand::ui::calendar
