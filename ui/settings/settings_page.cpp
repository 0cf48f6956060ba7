// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_page.h"

#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/fields.h"
#include "settings/about_section.h"
#include "settings/appearance_section.h"
#include "settings/clients_section.h"
#include "settings/general_section.h"
#include "settings/inbox_section.h"
#include "settings/keys_section.h"
#include "settings/media_host_section.h"
#include "settings/place_section.h"
#include "settings/privacy_section.h"
#include "settings/sending_section.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hatstand::ui::settings
{

namespace
{
constexpr int leastNavigation = 204;
constexpr int sideWidth = 384;
constexpr int leastSections = 364; ///< where less is left beside the column, it becomes a drawer
constexpr int searchWidth = 240;
constexpr int scrollBarWidth = 10;

QScrollArea *makeScroll(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    content->setProperty("surface", QStringLiteral("none"));
    area->setWidget(content);
    return area;
}
} // namespace

SettingsPage::SettingsPage(const PageContext &context, Services services, QWidget *parent)
    : Page(parent), m_context(context), m_services(std::move(services)), m_choice(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("settingsPage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(column);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    placeSections();
    row->addWidget(makeNavigation());
    row->addWidget(makeBody(), 1);
    column->addLayout(row, 1);
    addActions();
    connect(&m_services.outbox, &publish::Outbox::changed, this, [this] {
        if (m_active)
            m_side->refresh();
    });
    connect(&m_services.traffic, &clients::TrafficJournal::changed, this, [this] {
        if (m_active)
            m_side->refresh();
    });
    connect(&m_services.accounts, &clients::AccountService::changed, this, [this] {
        if (m_active)
            m_side->refresh();
    });
    showSection(0);
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::buildHead(QVBoxLayout *column)
{
    const Kit &kit = m_context.kit;
    auto *head = new PageHead(kit, tr("Settings"), this);
    head->setProperty("edge", QStringLiteral("bottom"));
    m_search = new SearchField(kit, tr("Find a setting"), head);
    m_search->setObjectName(QStringLiteral("findSetting"));
    m_search->setFixedWidth(kit.px(searchWidth));
    m_sideButton = makeButton(kit, tr("Overview"), ButtonKind::Normal, Glyph::Info, ButtonSize::Normal, head);
    m_sideButton->setObjectName(QStringLiteral("settingsSideButton"));
    m_sideButton->setToolTip(tr("What waits, what left this computer, and where the files are"));
    m_sideButton->hide();
    head->addWidget(m_search);
    head->addWidget(m_sideButton);
    column->addWidget(head);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::find);
    connect(m_sideButton, &QPushButton::clicked, this, [this] { m_drawer->togglePanel(); });
}

QWidget *SettingsPage::makeNavigation()
{
    const Kit &kit = m_context.kit;
    auto *pane = new QFrame(this);
    pane->setObjectName(QStringLiteral("settingsNavigation"));
    pane->setAccessibleName(tr("Sections"));
    // As wide as its longest entry, which other languages make longer.
    pane->setMinimumWidth(kit.px(leastNavigation));
    pane->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    pane->setProperty("surface", QStringLiteral("surface"));
    pane->setProperty("edge", QStringLiteral("end"));
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(kit.px(8), kit.px(12), kit.px(8), kit.px(12));
    column->setSpacing(kit.px(2));
    m_choice->setExclusive(true);
    int place = 0;
    for (const SectionName &name : names()) {
        auto *button = new NavButton(kit, name.glyph, name.title, pane);
        button->setObjectName(QStringLiteral("nav-") + name.id);
        button->setCheckable(true);
        m_choice->addButton(button, place++);
        column->addWidget(button);
    }
    column->addStretch(1);
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int index) {
        m_search->clear();
        showSection(index);
    });
    m_navigation = pane;
    return pane;
}

QWidget *SettingsPage::makeBody()
{
    const Kit &kit = m_context.kit;
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(kit.px(size::pageMargin), kit.px(20), kit.px(size::pageMargin), 0);
    m_drawer = new Drawer(kit, sideWidth + size::padding, body);
    row->addWidget(m_drawer);
    auto *content = new QWidget(m_drawer);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, kit.px(size::pageMargin));
    m_column->setSpacing(kit.px(size::padding));
    m_nothing = new EmptyState(kit, Glyph::Search, tr("No setting fits"),
                               tr("Try another word, or look through the sections."), content);
    m_nothing->setAction(tr("Clear"));
    m_nothing->hide();
    connect(m_nothing, &EmptyState::actionTriggered, m_search, &QLineEdit::clear);
    m_column->addWidget(m_nothing);
    m_column->addStretch(1);
    m_scroll = makeScroll(content, m_drawer);
    m_scroll->setObjectName(QStringLiteral("settingsBody"));
    m_scroll->setAccessibleName(tr("Settings"));
    makeSide();
    m_drawer->setWidgets(m_scroll, m_sideRoom);
    connect(m_drawer, &Drawer::narrowChanged, this, [this](bool narrow) {
        m_sideButton->setVisible(narrow);
        fitSide();
    });
    fitSide();
    return body;
}

void SettingsPage::makeSide()
{
    m_sideRoom = new QWidget(m_drawer);
    m_sideRoom->setAttribute(Qt::WA_StyledBackground);
    m_sideRoom->setProperty("surface", QStringLiteral("window"));
    auto *around = new QVBoxLayout(m_sideRoom);
    m_side = new SideColumn(m_context, {m_services.outbox, m_services.clients, m_services.accounts,
                                        m_services.pauses, m_services.traffic, m_services.workspace});
    QScrollArea *side = makeScroll(m_side, m_sideRoom);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it is as wide as its words need
    around->addWidget(side);
    m_sidePane = side;
    m_side->installEventFilter(this);
    connect(m_side, &SideColumn::allTrafficRequested, this,
            [this] { showSectionNamed(QStringLiteral("privacy")); });
    connect(m_side, &SideColumn::placeRequested, this, [this] { showSectionNamed(QStringLiteral("place")); });
}

void SettingsPage::placeSections()
{
    const PageContext &context = m_context;
    const Services &with = m_services;
    m_places = {
        {GeneralSection::name().id,
         [&](QWidget *parent) { return new GeneralSection(context, with.canKeepRunning, parent); }},
        {AppearanceSection::name().id,
         [&](QWidget *parent) { return new AppearanceSection(context, parent); }},
        {ClientsSection::name().id,
         [&](QWidget *parent) { return new ClientsSection(context, with.clients, parent); }},
        {SendingSection::name().id,
         [&](QWidget *parent) {
             std::optional<SendingSection::Background> background;
             if (with.background)
                 background = {*with.background, with.workspace.path()};
             return new SendingSection(context, with.clients, with.autostart, background, parent);
         }},
        {InboxSection::name().id,
         [&](QWidget *parent) {
             return new InboxSection(context, with.clients, with.inbox, with.savedReplies, parent);
         }},
        {MediaHostSection::name().id,
         [&](QWidget *parent) {
             return new MediaHostSection(context, with.mediaHost, with.accounts, parent);
         }},
        {PrivacySection::name().id,
         [&](QWidget *parent) { return new PrivacySection(context, with.traffic, parent); }},
        {PlaceSection::name().id,
         [this, &context, &with](QWidget *parent) {
             auto *place = new PlaceSection(
                 context, with.workspace,
                 [open = with.openAddress](const QString &folder) { open(QUrl::fromLocalFile(folder)); },
                 with.restore, parent);
             connect(place, &PlaceSection::changed, m_side, &SideColumn::refresh);
             return place;
         }},
        {KeysSection::name().id, [&](QWidget *parent) { return new KeysSection(context, parent); }},
        {AboutSection::name().id,
         [&](QWidget *parent) { return new AboutSection(context.kit, with.openAddress, parent); }},
    };
}

Section *SettingsPage::sectionAt(std::size_t index)
{
    Place &place = m_places[index];
    if (!place.section) {
        QWidget *content = m_scroll->widget();
        place.section = place.make(content);
        place.section->hide();
        // Those before it that are there come first.
        const auto before = std::count_if(m_places.begin(), m_places.begin() + std::ptrdiff_t(index),
                                          [](const Place &other) { return other.section; });
        m_column->insertWidget(static_cast<int>(before), place.section);
    }
    return place.section;
}

std::vector<SectionName> SettingsPage::names()
{
    return {GeneralSection::name(), AppearanceSection::name(), ClientsSection::name(), SendingSection::name(),
            InboxSection::name(),   MediaHostSection::name(),  PrivacySection::name(), PlaceSection::name(),
            KeysSection::name(),    AboutSection::name()};
}

std::vector<ActionSpec> SettingsPage::actionSpecs()
{
    std::vector<ActionSpec> specs;
    for (const SectionName &name : names()) {
        ActionSpec spec;
        spec.id = QStringLiteral("settings.") + name.id;
        //: In the command palette, before the name of a section of the settings
        spec.text = tr("Settings: %1").arg(name.title);
        spec.group = tr("Settings");
        spec.glyph = name.glyph;
        specs.push_back(std::move(spec));
    }
    return specs;
}

void SettingsPage::addActions()
{
    const auto specs = actionSpecs();
    for (const Place &place : m_places) {
        m_context.actions.bind(this, specs, QStringLiteral("settings.") + place.id,
                               [this, id = place.id] { showSectionNamed(id); });
    }
}

void SettingsPage::activate()
{
    m_active = true;
    m_side->refresh();
    for (const Place &place : m_places) {
        if (place.section && !place.section->isHidden())
            place.section->refresh();
    }
}

void SettingsPage::showSection(int index)
{
    m_current = index;
    Section *shown = sectionAt(static_cast<std::size_t>(index));
    (void)shown->filter({});
    shown->refresh();
    for (const Place &place : m_places) {
        if (place.section)
            place.section->setVisible(place.section == shown);
    }
    m_nothing->hide();
    followSections();
    if (auto *button = m_choice->button(index))
        button->setChecked(true);
    m_scroll->ensureVisible(0, 0);
}

void SettingsPage::showSectionNamed(const QString &id)
{
    const auto found = std::ranges::find_if(m_places, [&](const Place &place) { return place.id == id; });
    if (found == m_places.end())
        return;
    m_search->clear();
    m_drawer->closePanel(); // it would lie over what is shown
    showSection(static_cast<int>(found - m_places.begin()));
}

void SettingsPage::find(const QString &text)
{
    const QStringList words = text.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        m_finding = false;
        showSection(m_current);
        return;
    }
    // What was never shown has nothing in it yet: once, when the search begins, not at each letter.
    if (!std::exchange(m_finding, true)) {
        for (std::size_t i = 0; i < m_places.size(); ++i)
            sectionAt(i)->refresh();
    }
    bool any = false;
    for (const Place &place : m_places) {
        const bool fits = place.section->filter(words);
        place.section->setVisible(fits);
        any |= fits;
    }
    m_nothing->setVisible(!any);
    followSections();
    m_scroll->ensureVisible(0, 0);
}

void SettingsPage::followSections()
{
    QStringList shown;
    for (const Place &place : m_places) {
        if (place.section && !place.section->isHidden())
            shown << place.id;
    }
    m_side->setBeside(shown);
    reachSideLast();
}

// The Tab key goes in the order in which things were made, and a section is made after what stands beside it.
void SettingsPage::reachSideLast()
{
    const auto isStop = [](const QWidget *widget) { return (widget->focusPolicy() & Qt::TabFocus) != 0; };
    QWidget *last = window();
    do
        last = last->previousInFocusChain();
    while (last != window() && (!isStop(last) || m_side->isAncestorOf(last)));
    const auto inside = m_side->findChildren<QWidget *>();
    for (QWidget *stop : inside) {
        if (isStop(stop)) {
            setTabOrder(last, stop);
            last = stop;
        }
    }
}

void SettingsPage::open(const PageRequest &request)
{
    const auto *show = std::get_if<ShowSection>(&request);
    if (!show)
        return;
    // "log" is what other pages call the list of what left the computer.
    showSectionNamed(show->section == QLatin1StringView("log") ? QStringLiteral("privacy") : show->section);
}

QList<QWidget *> SettingsPage::panes()
{
    QList<QWidget *> panes{m_navigation, m_scroll};
    if (m_sidePane->isVisible())
        panes.append(m_sidePane);
    return panes;
}

bool SettingsPage::findInPage()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

// Longer words than the English ones make the column wider: its buttons are whole, and the sections keep
// their room. A gap stands beside the sections; a margin around as a drawer over them.
void SettingsPage::fitSide()
{
    const Kit &kit = m_context.kit;
    const int gap = kit.px(size::padding);
    const bool narrow = m_drawer->isNarrow();
    const int left = narrow || !isRightToLeft() ? gap : 0;
    const int right = narrow || isRightToLeft() ? gap : 0;
    const int above = narrow ? gap : 0;
    m_sideRoom->layout()->setContentsMargins(left, above, right, above);
    const int needed = m_side->minimumSizeHint().width() + kit.px(scrollBarWidth);
    m_drawer->setLeast(needed + left + right, kit.px(leastSections));
}

bool SettingsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_side && event->type() == QEvent::LayoutRequest)
        fitSide();
    return Page::eventFilter(watched, event);
}

void SettingsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    const bool other = event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange;
    if (other && m_sidePane)
        fitSide();
}

} // namespace hatstand::ui::settings
