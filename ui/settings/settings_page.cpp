// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_page.h"

#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/fields.h"
#include "settings/about_section.h"
#include "settings/appearance_section.h"
#include "settings/clients_section.h"
#include "settings/general_section.h"
#include "settings/keys_section.h"
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
constexpr int navigationWidth = 204;
constexpr int sideWidth = 384;
constexpr int narrowBelow = 1016; ///< of the page: then the column at the end gives way
constexpr int searchWidth = 240;
constexpr int scrollBarWidth = 10;

QScrollArea *makeScroll(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
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
    QWidget *body = makeBody();
    makeSections();
    row->addWidget(makeNavigation());
    row->addWidget(body, 1);
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
    head->addWidget(m_search);
    column->addWidget(head);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::find);
}

QWidget *SettingsPage::makeNavigation()
{
    const Kit &kit = m_context.kit;
    auto *pane = new QFrame(this);
    pane->setObjectName(QStringLiteral("settingsNavigation"));
    pane->setAccessibleName(tr("Sections"));
    pane->setFixedWidth(kit.px(navigationWidth));
    pane->setProperty("surface", QStringLiteral("surface"));
    pane->setProperty("edge", QStringLiteral("right"));
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(kit.px(8), kit.px(12), kit.px(8), kit.px(12));
    column->setSpacing(kit.px(2));
    m_choice->setExclusive(true);
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        auto *button = new NavButton(kit, m_sections[i]->glyph(), m_sections[i]->title(), pane);
        button->setObjectName(QStringLiteral("nav-") + m_sections[i]->id());
        button->setCheckable(true);
        m_choice->addButton(button, static_cast<int>(i));
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
    row->setSpacing(kit.px(size::padding));
    auto *content = new QWidget(body);
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
    m_scroll = makeScroll(content, body);
    m_scroll->setObjectName(QStringLiteral("settingsBody"));
    m_scroll->setAccessibleName(tr("Settings"));
    row->addWidget(m_scroll, 1);

    m_side = new SideColumn(m_context, {m_services.outbox, m_services.clients, m_services.accounts,
                                        m_services.traffic, m_services.workspace});
    QScrollArea *side = makeScroll(m_side, body);
    row->addWidget(side);
    m_sidePane = side;
    m_side->installEventFilter(this);
    connect(m_side, &SideColumn::allTrafficRequested, this,
            [this] { showSectionNamed(QStringLiteral("privacy")); });
    connect(m_side, &SideColumn::placeRequested, this, [this] { showSectionNamed(QStringLiteral("place")); });
    return body;
}

void SettingsPage::makeSections()
{
    QWidget *content = m_scroll->widget();
    auto *place = new PlaceSection(
        m_context, m_services.workspace,
        [open = m_services.openAddress](const QString &folder) { open(QUrl::fromLocalFile(folder)); },
        m_services.restore, content);
    connect(place, &PlaceSection::changed, m_side, &SideColumn::refresh);
    m_sections = {new GeneralSection(m_context, m_services.canKeepRunning, content),
                  new AppearanceSection(m_context, content),
                  new ClientsSection(m_context, m_services.clients, content),
                  new SendingSection(m_context, m_services.clients, m_services.autostart, content),
                  new PrivacySection(m_context, m_services.traffic, content),
                  place,
                  new KeysSection(m_context, content),
                  new AboutSection(m_context.kit, m_services.openAddress, content)};
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        m_sections[i]->hide();
        m_column->insertWidget(static_cast<int>(i), m_sections[i]);
    }
}

std::vector<ActionSpec> SettingsPage::actionSpecs()
{
    std::vector<ActionSpec> specs;
    const auto add = [&specs](const char *id, const QString &title, Glyph glyph) {
        ActionSpec spec;
        spec.id = QStringLiteral("settings.") + QString::fromLatin1(id);
        //: In the command palette, before the name of a section of the settings
        spec.text = tr("Settings: %1").arg(title);
        spec.group = tr("Settings");
        spec.glyph = glyph;
        specs.push_back(std::move(spec));
    };
    add("general", tr("General"), Glyph::Settings);
    add("appearance", tr("Appearance"), Glyph::Moon);
    add("clients", tr("Clients"), Glyph::People);
    add("sending", tr("Sending"), Glyph::Sending);
    add("privacy", tr("Privacy"), Glyph::Shield);
    add("place", tr("Where it is kept"), Glyph::Folder);
    add("keys", tr("Keys"), Glyph::Keyboard);
    add("about", tr("About"), Glyph::Info);
    return specs;
}

void SettingsPage::addActions()
{
    const auto specs = actionSpecs();
    for (const Section *section : m_sections) {
        m_context.actions.bind(this, specs, QStringLiteral("settings.") + section->id(),
                               [this, id = section->id()] { showSectionNamed(id); });
    }
}

void SettingsPage::activate()
{
    m_active = true;
    m_side->refresh();
    for (Section *section : m_sections) {
        if (!section->isHidden())
            section->refresh();
    }
}

void SettingsPage::showSection(int index)
{
    m_current = index;
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        const bool shown = static_cast<int>(i) == index;
        if (shown) {
            (void)m_sections[i]->filter({});
            m_sections[i]->refresh();
        }
        m_sections[i]->setVisible(shown);
    }
    m_nothing->hide();
    if (auto *button = m_choice->button(index))
        button->setChecked(true);
    m_scroll->ensureVisible(0, 0);
}

void SettingsPage::showSectionNamed(const QString &id)
{
    const auto found =
        std::ranges::find_if(m_sections, [&](Section *section) { return section->id() == id; });
    if (found == m_sections.end())
        return;
    m_search->clear();
    showSection(static_cast<int>(found - m_sections.begin()));
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
        for (Section *section : m_sections)
            section->refresh();
    }
    bool any = false;
    for (Section *section : m_sections) {
        const bool fits = section->filter(words);
        section->setVisible(fits);
        any |= fits;
    }
    m_nothing->setVisible(!any);
    m_scroll->ensureVisible(0, 0);
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
// their room.
void SettingsPage::fitSide()
{
    const Kit &kit = m_context.kit;
    const int needed = m_side->minimumSizeHint().width() + kit.px(scrollBarWidth);
    const int wanted = std::max(kit.px(sideWidth), needed);
    m_sidePane->setFixedWidth(wanted);
    m_sidePane->setVisible(width() >= kit.px(narrowBelow) - kit.px(sideWidth) + wanted);
}

bool SettingsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_side && event->type() == QEvent::LayoutRequest)
        fitSide();
    return Page::eventFilter(watched, event);
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    fitSide();
    Page::resizeEvent(event);
}

} // namespace hatstand::ui::settings
