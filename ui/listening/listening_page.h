// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "kit/page.h"
#include "kit/page_context.h"
#include "listen/inbox/stream_acts.h"
#include "listening/sources_dialog.h"
#include "listening/stream_row.h"
#include "listening/topic_dialog.h"
#include "networks/connectors.h"
#include "networks/rules_catalogue.h"
#include "plan/post_service.h"

class QLabel;
class QListView;
class QPushButton;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace hatstand::ui
{
class Banner;
class Card;
class Drawer;
class EmptyState;
class PageHead;
class SegmentedControl;
} // namespace hatstand::ui

namespace hatstand::ui::listening
{

class BarRows;
class ChartCard;
class FeelingChart;
class TopicModel;
class VolumeChart;

/// What is said about what a client listens for: how much, how it sounds, where, by whom, and each message.
class ListeningPage final : public Page
{
    Q_OBJECT
public:
    /// What the page works with; all of it outlives the page.
    struct Services
    {
        listen::TopicService &topics;
        const listen::TopicPages &pages;
        listen::TopicReading &reading;
        listen::Alerts &alerts;
        listen::StreamActs &acts;
        listen::SourceService &sources;
        clients::ClientService &clients;
        clients::AccountService &accounts;
        networks::Connectors &connectors;
        const networks::RulesCatalogue &rules;
        plan::PostService &posts;
        FindFeed findFeed;
        std::function<void(const QUrl &)> openAddress;
    };
    ListeningPage(const PageContext &context, Services services, QWidget *parent = nullptr);
    ~ListeningPage() override;

    [[nodiscard]] QString title() const override { return tr("Listening"); }
    void activate() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    /// What the page can do, known before it is built.
    [[nodiscard]] static std::vector<ActionSpec> actionSpecs();

private:
    void buildHead();
    [[nodiscard]] QWidget *makeTopics();
    [[nodiscard]] QWidget *makeFigures();
    [[nodiscard]] QWidget *makeStream();
    void addActions();
    void followServices();
    void changedSomewhere();

    void refresh();
    void showTopic();
    void showView(const listen::TopicView &view);
    void showQuery(const listen::TopicView &view);
    void showVoices(const listen::TopicView &view);
    void showReading();
    void showAlerts();
    void restartStream();
    void moreOfStream();
    [[nodiscard]] static QCoro::Task<void> showDepth(QPointer<ListeningPage> self, listen::TopicView view);
    void showEmpty(bool hasClient);

    [[nodiscard]] int days() const;
    [[nodiscard]] std::optional<clients::ClientId> client() const;
    [[nodiscard]] std::optional<listen::TopicId> chosenTopic() const;
    void choose(const listen::TopicId &id);
    void moveChoice(int by);
    void addTopic(listen::Topic topic = {});
    void addOwnName();
    void editTopic();
    void openTopicDialog(const listen::Topic &topic);
    void openSources();
    void act(const listen::StreamItem &item, StreamAction action, QWidget *anchor);
    void toInbox(const listen::StreamItem &item);
    void makeIdea(const listen::StreamItem &item);
    void askFeeling(const listen::StreamItem &item, QWidget *anchor);
    void report(const Error &error);
    [[nodiscard]] StreamRow *chosenRow() const;

    PageContext m_context;
    Services m_services;
    PageHead *m_head;
    SegmentedControl *m_period = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_streamButton = nullptr;
    QWidget *m_whole = nullptr;
    EmptyState *m_nothing = nullptr;
    Drawer *m_drawer = nullptr;
    QListView *m_list = nullptr;
    TopicModel *m_model;
    QLabel *m_reads = nullptr;
    QLabel *m_query = nullptr;
    QLabel *m_readAt = nullptr;
    Banner *m_told = nullptr;
    std::vector<listen::AlertId> m_toldIds;
    QScrollArea *m_figures = nullptr;
    VolumeChart *m_volume = nullptr;
    ChartCard *m_volumeCard = nullptr;
    FeelingChart *m_feeling = nullptr;
    ChartCard *m_feelingCard = nullptr;
    QLabel *m_shares = nullptr;
    QLabel *m_judged = nullptr;
    Card *m_voicesCard = nullptr;
    BarRows *m_voices = nullptr;
    QLabel *m_voicesNote = nullptr;
    Card *m_whereCard = nullptr;
    BarRows *m_where = nullptr;
    Card *m_wordsCard = nullptr;
    QLabel *m_words = nullptr;
    Card *m_peopleCard = nullptr;
    BarRows *m_people = nullptr;
    QScrollArea *m_streamArea = nullptr;
    QVBoxLayout *m_streamRows = nullptr;
    QLabel *m_noStream = nullptr;
    QPushButton *m_more = nullptr;
    std::optional<listen::MatchPlace> m_streamPlace;
    listen::TopicId m_topic; ///< whose figures are shown
    CancelSource m_depth;
    bool m_stale = true;
    bool m_isWaiting = false; ///< changes that come together are shown together
};

} // namespace hatstand::ui::listening
