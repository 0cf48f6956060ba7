// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows.
#include "kit/banner.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"
#include "listen/topics/query_words.h"
#include "listen/topics/topic_query.h"
#include "listening/bar_rows.h"
#include "listening/chart_card.h"
#include "listening/feeling_chart.h"
#include "listening/listening_page.h"
#include "listening/listening_words.h"
#include "listening/topic_model.h"
#include "listening/volume_chart.h"

#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::listening
{

namespace
{
using namespace Qt::StringLiterals;
constexpr int streamAtOnce = 20;

QString inBold(const QString &text)
{
    return u"<b>"_s + text.toHtmlEscaped() + u"</b>"_s;
}
} // namespace

void ListeningPage::refresh()
{
    m_stale = false;
    const auto shown = client();
    if (!shown) {
        showEmpty(false);
        return;
    }
    auto rows = m_services.pages.list(*shown, days());
    if (!rows) {
        m_nothing->setMessage(Glyph::Failed, tr("The topics cannot be read"), rows.error().sentence(),
                              Ink::Bad);
        m_nothing->setAction(tr("Try again"));
        m_nothing->setSecondAction({});
        m_nothing->show();
        m_whole->hide();
        return;
    }
    const bool isEmpty = rows->empty();
    const auto before = chosenTopic();
    m_model->setRows(std::move(*rows));
    if (isEmpty) {
        showEmpty(true);
        return;
    }
    m_nothing->hide();
    m_whole->show();
    m_period->show();
    m_edit->show();
    m_streamButton->setVisible(m_drawer->isNarrow());
    const int at = before ? m_model->rowOf(*before) : -1;
    m_topic = {};
    m_list->setCurrentIndex(m_model->index(std::max(0, at)));
    if (m_topic.isNull())
        showTopic();
    showReading();
}

void ListeningPage::showEmpty(bool hasClient)
{
    m_whole->hide();
    m_period->hide();
    m_edit->hide();
    m_streamButton->hide();
    m_head->setNote({});
    m_topic = {};
    if (!hasClient) {
        const auto &all = m_services.clients.clients();
        m_nothing->setMessage(Glyph::Listening, tr("Listening goes client by client"),
                              tr("Choose a client above to see what is said about it."));
        m_nothing->setAction(all.empty() ? tr("Add a client") : tr("Show %1").arg(all.front().name));
        m_nothing->setSecondAction({});
    } else {
        m_nothing->setMessage(
            Glyph::Listening, tr("Hear what is said about you"),
            tr("A topic is what you listen for: your name, a product, a place. Everything that your "
               "accounts, feeds and searches bring is tried on it, on this computer."));
        m_nothing->setAction(tr("Listen for our name"), Glyph::Plus);
        m_nothing->setSecondAction(tr("Listen for something else"));
    }
    m_nothing->show();
}

void ListeningPage::showTopic()
{
    const auto id = chosenTopic();
    if (!id)
        return;
    m_depth.cancel();
    const auto view = m_services.pages.view(*id, days());
    if (!view) {
        report(view.error());
        return;
    }
    const bool isOther = m_topic != *id;
    m_topic = *id;
    showView(*view);
    showAlerts();
    restartStream();
    if (isOther)
        m_figures->verticalScrollBar()->setValue(0);
    static_cast<void>(showDepth(this, *view));
}

void ListeningPage::showView(const listen::TopicView &view)
{
    const QLocale locale;
    m_head->setNote(view.topic.name);
    showQuery(view);
    m_volume->setView(view);
    m_feeling->setView(view);
    std::vector<QStringList> volume;
    std::vector<QStringList> feelings;
    for (int i = 0; i < int(view.days.size()); ++i) {
        const listen::TopicDayView &day = view.days[size_t(i)];
        const QString date = dayLabel(view.period.first.addDays(i));
        volume.push_back({date, locale.toString(day.said.count),
                          day.usual ? locale.toString(*day.usual, 'f', 1) : u"–"_s});
        feelings.push_back({date, locale.toString(day.said.positive), locale.toString(day.said.neutral),
                            locale.toString(day.said.negative)});
    }
    m_volumeCard->setFigures({tr("Day"), tr("Mentions"), tr("Usual")}, volume);
    m_feelingCard->setFigures({tr("Day"), tr("Positive"), tr("Neutral"), tr("Negative")}, feelings);
    const listen::FeelingShares shares = listen::feelingShares(view.sum);
    m_shares->setText(view.sum.judged() == 0 ? tr("Nothing was judged")
                                             : tr("Positive %1%   Neutral %2%   Negative %3%")
                                                   .arg(shares.positive)
                                                   .arg(shares.neutral)
                                                   .arg(shares.negative));
    m_judged->setText(view.corrected == 0
                          ? tr("Judged on this PC.")
                          : tr("Judged on this PC. You corrected %n.", nullptr, int(view.corrected)));
    showVoices(view);
    std::vector<BarRows::Row> where;
    for (const listen::PlaceCount &place : view.networks)
        where.push_back({networkName(m_services.rules, place.network), locale.toString(place.messages),
                         double(place.messages), false, true});
    if (where.size() > 6)
        where.resize(6);
    m_where->setRows(std::move(where));
    m_whereCard->setNote(tr("%n mention(s)", nullptr, int(view.sum.count)));
    m_words->setText(tr("Reading…"));
    m_people->setRows({});
}

void ListeningPage::showQuery(const listen::TopicView &view)
{
    const listen::ParsedQuery parsed = listen::parseQuery(view.topic.query);
    QString words;
    if (parsed.query) {
        for (const listen::ExplainedPiece &piece : listen::explain(*parsed.query))
            words += piece.isBold ? inBold(piece.text) : piece.text.toHtmlEscaped();
        m_query->setAccessibleName(listen::explainPlainly(*parsed.query));
    }
    m_query->setText(words);
    if (!view.topic.isTriedOnAll()) {
        m_readAt->setText(tr("Still looking through what is stored"));
        return;
    }
    std::optional<Instant> newest;
    const auto sources = m_services.sources.sources(view.topic.clientId);
    for (const listen::Source &source : sources.value_or(std::vector<listen::Source>())) {
        if (source.standing.askedAt)
            newest = std::max(newest.value_or(*source.standing.askedAt), *source.standing.askedAt);
    }
    m_readAt->setText(newest ? tr("Read %1 ago").arg(durationWords(m_context.clock.now() - *newest))
                             : QString());
}

void ListeningPage::showVoices(const listen::TopicView &view)
{
    std::vector<BarRows::Row> rows;
    for (const listen::VoiceShare &voice : view.voices)
        rows.push_back({voice.name, QLocale().toString(voice.percent) + u'%', double(voice.messages),
                        voice.isOurs, voice.isOurs});
    m_voices->setRows(std::move(rows));
    m_voicesCard->setNote(
        view.voices.empty() ? QString() : tr("%n name(s) one", "messages that name one", int(view.naming)));
    QString note;
    if (view.voices.empty())
        note = tr("Edit the topic to compare your name with others.");
    else if (view.hasVoicesBefore && view.pointsGained > 0)
        note = tr("You gained %n point(s) against the time before.", nullptr, view.pointsGained);
    else if (view.hasVoicesBefore && view.pointsGained < 0)
        note = tr("You lost %n point(s) against the time before.", nullptr, -view.pointsGained);
    m_voicesNote->setText(note);
    m_voicesNote->setVisible(!note.isEmpty());
}

QCoro::Task<void> ListeningPage::showDepth(QPointer<ListeningPage> self, listen::TopicView view)
{
    self->m_depth = CancelSource();
    const listen::TopicId id = view.topic.id;
    const auto depth = co_await self->m_services.reading.depth(std::move(view), self->m_depth.token());
    if (!self || self->m_topic != id)
        co_return;
    if (!depth) {
        if (depth.error().code != ErrorCode::Cancelled)
            self->m_words->setText(depth.error().sentence());
        co_return;
    }
    QStringList words;
    for (const listen::TopWord &word : depth->words)
        words << word.text;
    self->m_words->setText(words.isEmpty() ? tr("No word is said more here than elsewhere.")
                                           : words.join(u" · "_s));
    self->m_wordsCard->setNote(depth->isAll ? QString() : tr("of the newest %n", nullptr, int(depth->read)));
    std::vector<BarRows::Row> people;
    for (const listen::TopicSpeaker &speaker : depth->people) {
        if (people.size() < 6)
            people.push_back({speaker.name.isEmpty() ? speaker.handle : speaker.name,
                              QLocale().toString(speaker.messages), double(speaker.messages), false, true});
    }
    self->m_people->setRows(std::move(people));
    self->m_volume->setReasons(depth->spikeReasons);
}

void ListeningPage::showAlerts()
{
    m_toldIds.clear();
    QStringList sentences;
    const auto unseen = m_services.alerts.ofTopic(m_topic, 20);
    for (const listen::Alert &alert : unseen.value_or(std::vector<listen::Alert>())) {
        if (alert.seenAt || !alert.places.testFlag(listen::AlertPlace::Window))
            continue;
        m_toldIds.push_back(alert.id);
        if (sentences.size() < 2)
            sentences << listen::alertSentence(alert);
    }
    m_told->setVisible(!m_toldIds.empty());
    if (!m_toldIds.empty())
        m_told->setMessage(sentences.value(0), sentences.value(1));
}

void ListeningPage::showReading()
{
    const auto shown = client();
    if (!shown)
        return;
    const auto sources = m_services.sources.sources(*shown);
    QStringList read;
    QStringList off;
    int feeds = 0;
    for (const listen::Source &source : sources.value_or(std::vector<listen::Source>())) {
        if (source.paused) {
            off << source.name;
        } else if (source.kind == listen::SourceKind::Feed) {
            ++feeds;
        } else if (const auto account = m_services.accounts.account(source.accountId)) {
            const QString name = networkName(m_services.rules, account->network.toString());
            if (!read.contains(name))
                read << name;
        }
    }
    if (feeds > 0)
        read << tr("%n news feed(s)", nullptr, feeds);
    QString words = read.isEmpty() ? tr("Nothing is read yet: add a feed or a search.")
                                   : tr("Reads %1.").arg(listWords(read)).toHtmlEscaped();
    if (!off.isEmpty())
        words += u' ' + tr("%1 is off.", "paused sources", int(off.size())).arg(inBold(listWords(off)));
    m_reads->setText(words);
}

void ListeningPage::restartStream()
{
    const bool hadFocus = m_streamArea->isAncestorOf(focusWidget());
    const auto rows = m_streamArea->widget()->findChildren<StreamRow *>();
    for (StreamRow *row : rows) {
        m_streamRows->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    m_streamPlace.reset();
    moreOfStream();
    if (hadFocus)
        m_streamArea->setFocus();
}

void ListeningPage::moreOfStream()
{
    const auto items = m_services.pages.stream(m_topic, days(), m_streamPlace, streamAtOnce);
    if (!items) {
        report(items.error());
        return;
    }
    int place = m_streamRows->indexOf(m_more);
    for (const listen::StreamItem &item : *items) {
        auto *row = new StreamRow(m_context.kit, m_services.rules, item, m_context.clock.now(),
                                  m_streamArea->widget());
        connect(row, &StreamRow::chosen, this,
                [this, row](StreamAction action) { act(listen::StreamItem(row->item()), action, row); });
        m_streamRows->insertWidget(place++, row);
        row->show();
        m_streamPlace = item.place;
    }
    m_noStream->setVisible(!m_streamPlace.has_value());
    m_more->setVisible(items->size() == size_t(streamAtOnce));
}

} // namespace hatstand::ui::listening
