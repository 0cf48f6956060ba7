// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/listening_page.h"

#include "kit/banner.h"
#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/flow_layout.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "listening/bar_rows.h"
#include "listening/chart_card.h"
#include "listening/feeling_chart.h"
#include "listening/topic_delegate.h"
#include "listening/topic_model.h"
#include "listening/volume_chart.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hatstand::ui::listening
{

namespace
{
constexpr int topicsWidth = 204;
constexpr int streamWidth = 304;

QScrollArea *makeArea(const QString &name, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setObjectName(name);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::StrongFocus);
    return area;
}
} // namespace

ListeningPage::ListeningPage(const PageContext &context, Services services, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_services(std::move(services))
    , m_head(new PageHead(context.kit, tr("Listening"), this))
    , m_model(new TopicModel(this))
{
    setObjectName(QStringLiteral("listeningPage"));
    const Kit &kit = context.kit;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    column->addWidget(m_head);
    m_nothing = new EmptyState(kit, Glyph::Listening, {}, {}, this);
    m_nothing->setObjectName(QStringLiteral("noTopics"));
    m_nothing->hide();
    column->addWidget(m_nothing, 1);
    m_whole = new QWidget(this);
    auto *row = new QHBoxLayout(m_whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeTopics());
    m_drawer = new Drawer(kit, streamWidth, m_whole);
    m_drawer->setObjectName(QStringLiteral("streamDrawer"));
    QWidget *figures = makeFigures();
    m_drawer->setWidgets(figures, makeStream());
    row->addWidget(m_drawer, 1);
    column->addWidget(m_whole, 1);
    const auto fold = [this] {
        m_streamButton->setVisible(m_drawer->isNarrow() && m_whole->isVisibleTo(this));
    };
    connect(m_drawer, &Drawer::narrowChanged, this, fold);
    fold();
    addActions();
    followServices();
}

ListeningPage::~ListeningPage()
{
    m_depth.cancel();
}

void ListeningPage::buildHead()
{
    const Kit &kit = m_context.kit;
    m_period = new SegmentedControl(kit, tr("Period"), this);
    m_period->setObjectName(QStringLiteral("period"));
    for (const int days : {7, 30, 90})
        m_period->addSegment(tr("%n day(s)", nullptr, days));
    m_period->setCurrentIndex(1);
    m_edit = makeButton(kit, tr("Edit topic"), ButtonKind::Normal, Glyph::Draft, ButtonSize::Normal, this);
    m_edit->setObjectName(QStringLiteral("editTopic"));
    m_streamButton = makeButton(kit, tr("Stream"), ButtonKind::Normal, Glyph::List, ButtonSize::Normal, this);
    m_streamButton->setObjectName(QStringLiteral("streamButton"));
    m_head->addWidget(m_period);
    m_head->addWidget(m_edit);
    m_head->addWidget(m_streamButton);
    connect(m_period, &SegmentedControl::currentChanged, this, [this] { refresh(); });
    connect(m_edit, &QPushButton::clicked, this, &ListeningPage::editTopic);
    connect(m_streamButton, &QPushButton::clicked, this, [this] { m_drawer->togglePanel(); });
}

QWidget *ListeningPage::makeTopics()
{
    const Kit &kit = m_context.kit;
    auto *side = new QFrame(m_whole);
    side->setProperty("edge", QStringLiteral("end"));
    side->setProperty("surface", QStringLiteral("surface"));
    side->setFixedWidth(kit.px(topicsWidth));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(kit.px(8), kit.px(10), kit.px(8), kit.px(12));
    column->setSpacing(kit.px(6));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit.px(8), 0, kit.px(4), 0);
    head->addWidget(makeLabel(tr("Topics"), TypeRole::Strong, Ink::Text, side), 1);
    auto *add = makeIconButton(kit, Glyph::Plus, tr("Listen for something"), ButtonKind::Quiet,
                               ButtonSize::Small, {}, side);
    add->setObjectName(QStringLiteral("addTopic"));
    connect(add, &QPushButton::clicked, this, [this] { addTopic(); });
    head->addWidget(add);
    column->addLayout(head);
    m_list = new QListView(side);
    m_list->setObjectName(QStringLiteral("topics"));
    m_list->setAccessibleName(tr("Topics"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TopicDelegate(kit, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    column->addWidget(m_list, 1);
    m_reads = makeLabel({}, TypeRole::Second, Ink::Text3, side);
    m_reads->setObjectName(QStringLiteral("whatIsRead"));
    m_reads->setWordWrap(true);
    m_reads->setTextFormat(Qt::RichText);
    m_reads->setContentsMargins(kit.px(8), 0, kit.px(8), 0);
    column->addWidget(m_reads);
    auto *sources =
        makeButton(kit, tr("Where we listen…"), ButtonKind::Quiet, Glyph::Settings, ButtonSize::Small, side);
    sources->setObjectName(QStringLiteral("openSources"));
    connect(sources, &QPushButton::clicked, this, &ListeningPage::openSources);
    column->addWidget(sources, 0, Qt::AlignLeft);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (const listen::TopicRow *row = m_model->at(now.row());
                    row != nullptr && row->topic.id != m_topic)
                    showTopic();
            });
    connect(m_list, &QListView::activated, this, &ListeningPage::editTopic);
    return side;
}

QWidget *ListeningPage::makeFigures()
{
    const Kit &kit = m_context.kit;
    m_figures = makeArea(QStringLiteral("figures"), m_drawer);
    m_figures->setAccessibleName(tr("Figures of the topic"));
    auto *content = new QWidget(m_figures);
    content->setProperty("surface", QStringLiteral("none"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(kit.px(20), kit.px(16), kit.px(20), kit.px(16));
    column->setSpacing(kit.px(size::padding));
    m_told = new Banner(kit, Banner::Kind::Warning, content);
    m_told->setObjectName(QStringLiteral("toldBanner"));
    m_told->setKind(Banner::Kind::Warning, Glyph::Bolt);
    m_told->setAction(tr("Seen"));
    m_told->hide();
    connect(m_told, &Banner::actionTriggered, this, [this] {
        if (auto marked = m_services.alerts.markSeen(m_toldIds); !marked)
            report(marked.error());
    });
    column->addWidget(m_told);
    auto *bar = new QFrame(content);
    bar->setProperty("kind", QStringLiteral("well"));
    auto *query = new QHBoxLayout(bar);
    query->setContentsMargins(kit.px(14), kit.px(8), kit.px(14), kit.px(8));
    query->setSpacing(kit.px(10));
    query->addWidget(new GlyphLabel(kit, Glyph::Search, 14, Ink::Text3, bar));
    m_query = makeLabel({}, TypeRole::Body, Ink::Text, bar);
    m_query->setObjectName(QStringLiteral("queryInWords"));
    m_query->setTextFormat(Qt::RichText);
    m_query->setWordWrap(true);
    query->addWidget(m_query, 1);
    m_readAt = makeLabel({}, TypeRole::Second, Ink::Text3, bar);
    query->addWidget(m_readAt);
    column->addWidget(bar);

    m_volume = new VolumeChart(kit, content);
    m_volumeCard = new ChartCard(kit, tr("How much is said"), m_volume, content);
    m_volumeCard->setNote(tr("mentions a day; dashed: usual"));
    m_volumeCard->putNoteByTitle();
    column->addWidget(m_volumeCard);

    auto *feeling = new QWidget(content);
    auto *feelings = new QHBoxLayout(feeling);
    feelings->setContentsMargins(0, 0, kit.px(size::padding), 0);
    feelings->setSpacing(kit.px(8));
    m_feeling = new FeelingChart(kit, feeling);
    feelings->addWidget(m_feeling, 1);
    m_judged = makeLabel({}, TypeRole::Second, Ink::Text3, feeling);
    m_judged->setObjectName(QStringLiteral("judgedNote"));
    m_judged->setWordWrap(true);
    m_judged->setFixedWidth(kit.px(92));
    feelings->addWidget(m_judged);
    m_feelingCard = new ChartCard(kit, tr("How people feel"), feeling, content);
    m_shares = makeLabel({}, TypeRole::Second, Ink::Text2, m_feelingCard);
    m_shares->setObjectName(QStringLiteral("feelingShares"));
    m_feelingCard->addHeadWidget(m_shares);
    column->addWidget(m_feelingCard);

    const auto pair = [&](Card *&first, const QString &firstTitle, Card *&second,
                          const QString &secondTitle) {
        auto *row = new QHBoxLayout;
        row->setSpacing(kit.px(size::padding));
        first = new Card(kit, firstTitle, content);
        second = new Card(kit, secondTitle, content);
        for (Card *card : {first, second}) {
            card->setBodyPadded(true);
            row->addWidget(card, 1);
        }
        column->addLayout(row);
    };
    pair(m_voicesCard, tr("Share of voice"), m_whereCard, tr("Where"));
    m_voices = new BarRows(kit, tr("Share of voice"), m_voicesCard);
    m_voicesCard->body()->addWidget(m_voices);
    m_voicesNote = makeLabel({}, TypeRole::Second, Ink::Text2, m_voicesCard);
    m_voicesNote->setWordWrap(true);
    m_voicesCard->body()->addWidget(m_voicesNote);
    m_voicesCard->body()->addStretch(1);
    m_where = new BarRows(kit, tr("Where"), m_whereCard);
    m_whereCard->body()->addWidget(m_where);
    m_whereCard->body()->addStretch(1);
    pair(m_wordsCard, tr("What is said more than elsewhere"), m_peopleCard, tr("Who says most"));
    m_words = makeLabel({}, TypeRole::Body, Ink::Text, m_wordsCard);
    m_words->setObjectName(QStringLiteral("topWords"));
    m_words->setWordWrap(true);
    m_wordsCard->body()->addWidget(m_words);
    m_wordsCard->body()->addStretch(1);
    m_people = new BarRows(kit, tr("Who says most"), m_peopleCard);
    m_peopleCard->body()->addWidget(m_people);
    m_peopleCard->body()->addStretch(1);
    column->addStretch(1);
    m_figures->setWidget(content);
    return m_figures;
}

QWidget *ListeningPage::makeStream()
{
    const Kit &kit = m_context.kit;
    auto *panel = new QFrame(m_drawer);
    panel->setProperty("edge", QStringLiteral("start"));
    panel->setProperty("surface", QStringLiteral("surface"));
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QFrame(panel);
    head->setProperty("edge", QStringLiteral("bottom"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(kit.px(size::padding), kit.px(12), kit.px(size::padding), kit.px(12));
    row->setSpacing(kit.px(8));
    row->addWidget(makeLabel(tr("Stream"), TypeRole::CardTitle, Ink::Text, head));
    row->addWidget(makeLabel(tr("newest first"), TypeRole::Second, Ink::Text3, head), 1);
    column->addWidget(head);
    m_streamArea = makeArea(QStringLiteral("stream"), panel);
    m_streamArea->setAccessibleName(tr("Stream, newest first"));
    auto *content = new QWidget(m_streamArea);
    content->setProperty("surface", QStringLiteral("none"));
    m_streamRows = new QVBoxLayout(content);
    m_streamRows->setContentsMargins(0, 0, 0, 0);
    m_streamRows->setSpacing(0);
    m_noStream = makeLabel(tr("Nothing was said in this time."), TypeRole::Body, Ink::Text3, content);
    m_noStream->setContentsMargins(kit.px(size::padding), kit.px(16), kit.px(size::padding), 0);
    m_noStream->setWordWrap(true);
    m_streamRows->addWidget(m_noStream);
    m_more = makeButton(kit, tr("Show more"), ButtonKind::Quiet, std::nullopt, ButtonSize::Normal, content);
    m_more->setObjectName(QStringLiteral("moreOfStream"));
    connect(m_more, &QPushButton::clicked, this, &ListeningPage::moreOfStream);
    m_streamRows->addWidget(m_more);
    m_streamRows->addStretch(1);
    m_streamArea->setWidget(content);
    column->addWidget(m_streamArea, 1);
    return panel;
}

QList<QWidget *> ListeningPage::panes()
{
    if (m_nothing->isVisibleTo(this))
        return {m_nothing->actionButton()};
    return {m_list, m_figures, m_streamArea};
}

void ListeningPage::activate()
{
    if (m_stale)
        refresh();
    else
        showReading();
}

int ListeningPage::days() const
{
    constexpr std::array<int, 3> periods{7, 30, 90};
    return periods[size_t(std::clamp(m_period->currentIndex(), 0, 2))];
}

std::optional<clients::ClientId> ListeningPage::client() const
{
    if (m_context.scope.client())
        return m_context.scope.client();
    const auto &all = m_services.clients.clients();
    return all.size() == 1 ? std::optional(all.front().id) : std::nullopt;
}

std::optional<listen::TopicId> ListeningPage::chosenTopic() const
{
    const listen::TopicRow *row = m_model->at(m_list->currentIndex().row());
    return row == nullptr ? std::nullopt : std::optional(row->topic.id);
}

} // namespace hatstand::ui::listening
