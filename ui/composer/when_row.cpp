// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/when_row.h"

#include "composer/field_width.h"
#include "composer/sender_words.h"
#include "composer/when_words.h"
#include "kit/buttons.h"
#include "kit/choice_box.h"
#include "kit/flow_layout.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int dateWidth = 186; // design pixels; at least
constexpr int timeWidth = 92;
constexpr int zoneWidth = 180;
constexpr int zoneWidthAtMost = 320; // "Amsterdam (Northwheel Cycles)", and some more in other languages

/// Right to left, Qt turns the parts round when it is told the format, and 15:25 would read 25:15. Only the
/// words read from left to right: the icon and the arrow stand as in the other fields of the window.
void setFormatFromLeft(QDateTimeEdit *field, const QString &format)
{
    field->setLayoutDirection(Qt::LeftToRight);
    field->setDisplayFormat(format);
    field->unsetLayoutDirection();
    field->findChild<QLineEdit *>()->setLayoutDirection(Qt::LeftToRight);
}
} // namespace

WhenRow::WhenRow(const Kit &kit, ComposerState &state, const Clock &clock, QWidget *parent)
    : SectionRow(kit, Glyph::Clock, tr("When"), parent)
    , m_state(state)
    , m_clock(clock)
    , m_fields(new QWidget)
    , m_none(new QWidget)
    , m_choose(makeButton(kit, tr("Choose a time"), ButtonKind::Normal, Glyph::Calendar))
    , m_date(new QDateEdit)
    , m_time(new QTimeEdit)
    , m_zone(new ChoiceBox)
    , m_clear(makeIconButton(kit, Glyph::X, tr("Clear time")))
    , m_remark(makeNote(Glyph::Globe, "whenRemark"))
    , m_holder(makeNote(Glyph::Hand, "whenHolder"))
    , m_needs(makeNote(Glyph::Pc, "whenNeeds"))
    , m_dayFormat(tr("ddd d MMM yyyy", "date format"))
    , m_timeFormat(QLocale().timeFormat(QLocale::ShortFormat))
{
    setObjectName(QStringLiteral("whenRow"));
    build();
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Time | Part::Status | Part::Accounts))
            refresh();
        else if ((parts & (Part::Options | Part::Comment | Part::Media)) ||
                 ((parts & Part::Text) && !m_state.isLarge()))
            refreshSenders();
    });
    refresh();
}

WhenRow::Note WhenRow::makeNote(Glyph glyph, const char *objectName)
{
    auto *row = new QWidget;
    auto *sign = new GlyphLabel(kit(), glyph, 16, Ink::Text2);
    QLabel *words = makeLabel({}, TypeRole::Second, Ink::Text2);
    words->setObjectName(QString::fromLatin1(objectName));
    words->setWordWrap(true);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit().px(size::gap));
    layout->addWidget(sign, 0, Qt::AlignTop);
    layout->addWidget(words, 1);
    return {row, sign, words};
}

void WhenRow::say(const Note &note, const QString &words)
{
    note.words->setText(words);
    note.row->setVisible(!words.isEmpty());
}

void WhenRow::build()
{
    m_date->setObjectName(QStringLiteral("whenDate"));
    m_date->setAccessibleName(tr("Day"));
    m_date->setCalendarPopup(true);
    setFormatFromLeft(m_date, m_dayFormat);
    m_time->setObjectName(QStringLiteral("whenTime"));
    m_time->setAccessibleName(tr("Time"));
    setFormatFromLeft(m_time, m_timeFormat);
    m_time->setButtonSymbols(QAbstractSpinBox::NoButtons); // Up and Down do it
    m_time->setProperty("buttons", QStringLiteral("none"));
    m_zone->setObjectName(QStringLiteral("whenZone"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->fitCurrentText(kit(), zoneWidth, zoneWidthAtMost);
    m_clear->setObjectName(QStringLiteral("clearTime"));
    m_choose->setObjectName(QStringLiteral("chooseTime"));
    putFieldIcon(kit(), m_date, Glyph::Calendar);
    putFieldIcon(kit(), m_time, Glyph::Clock);
    m_date->installEventFilter(this);
    m_time->installEventFilter(this);
    measureFields();

    auto *fields = new FlowLayout(m_fields, kit().px(size::gap), kit().px(size::gapInChip));
    fields->setContentsMargins(0, 0, 0, 0);
    for (QWidget *field : {static_cast<QWidget *>(m_date), static_cast<QWidget *>(m_time),
                           static_cast<QWidget *>(m_zone), static_cast<QWidget *>(m_clear)})
        fields->addWidget(field);
    auto *none = new QHBoxLayout(m_none);
    none->setContentsMargins(0, 0, 0, 0);
    none->setSpacing(kit().px(size::gapInCard));
    none->addWidget(m_choose);
    none->addWidget(
        makeLabel(tr("No time yet: it stays a draft until you send it."), TypeRole::Second, Ink::Text3), 1);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit().px(6));
    column->addWidget(m_none);
    column->addWidget(m_fields);
    auto *notes = new QVBoxLayout;
    notes->setSpacing(kit().px(4));
    for (const Note &note : {m_remark, m_holder, m_needs})
        notes->addWidget(note.row);
    column->addLayout(notes);
    setContent(content);

    connect(m_choose, &QPushButton::clicked, this, &WhenRow::chooseTime);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_state.setPlanned(std::nullopt);
        m_choose->setFocus(Qt::OtherFocusReason);
    });
    connect(m_date, &QDateEdit::dateChanged, this, &WhenRow::takeFields);
    connect(m_time, &QTimeEdit::timeChanged, this, &WhenRow::takeFields);
    connect(m_zone, &QComboBox::activated, this, &WhenRow::takeFields);
}

void WhenRow::measureFields()
{
    if (std::exchange(m_measures, true)) // polishing them tells of their style
        return;
    m_date->ensurePolished();
    m_time->ensurePolished();
    // They are told of their style with each step of putting the page together; their font is the same.
    if (m_dayWords == 0 || m_measuredFor != std::pair(m_date->font(), m_time->font())) {
        m_measuredFor = {m_date->font(), m_time->font()};
        m_dayWords = widestDay(m_date, m_dayFormat);
        m_timeWords = widestTime(m_time, m_timeFormat);
    }
    const int room = fieldIconRoom(kit()) + kit().px(4); // so that no word touches the icon
    m_date->setFixedWidth(std::max(kit().px(dateWidth), widthForDay(m_date, m_dayWords) + room));
    m_time->setFixedWidth(std::max(kit().px(timeWidth), widthForTime(m_time, m_timeWords) + room));
    m_measures = false;
}

bool WhenRow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isField = watched == m_date || watched == m_time;
    if (isField && (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange))
        measureFields();
    return SectionRow::eventFilter(watched, event);
}

void WhenRow::fillZones()
{
    const QByteArray chosen = m_state.post().planned ? m_state.post().planned->zone : m_state.client().zone;
    const QByteArray own = systemZone();
    const QByteArray clients = m_state.client().zone;
    m_zone->clear();
    const QIcon icon = kit().icon(Glyph::Globe, Ink::Text3);
    const auto add = [this, &icon](const QString &words, const QByteArray &zone) {
        m_zone->addItem(icon, words, zone);
    };
    add(own == clients ? zoneCity(own) : tr("%1 (you)", "city").arg(zoneCity(own)), own);
    if (clients != own)
        add(tr("%1 (%2)", "city, client").arg(zoneCity(clients), m_state.client().name), clients);
    m_zone->insertSeparator(m_zone->count());
    QList<QByteArray> others;
    const auto all = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : all) {
        // "Etc/…" and old aliases without a place are no cities that people name.
        if (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/") && id != own &&
            id != clients)
            others.append(id);
    }
    std::sort(others.begin(), others.end(),
              [](const QByteArray &a, const QByteArray &b) { return zoneCity(a) < zoneCity(b); });
    for (const QByteArray &id : std::as_const(others))
        add(zoneCity(id), id);
    m_zone->setMaxVisibleItems(16);
    int at = m_zone->findData(chosen);
    if (at < 0) {
        add(zoneCity(chosen), chosen);
        at = m_zone->count() - 1;
    }
    m_zone->setCurrentIndex(at);
}

void WhenRow::takeFields()
{
    if (m_showing)
        return;
    const auto planned =
        plan::plannedTime({m_date->date(), m_time->time()}, m_zone->currentData().toByteArray());
    if (planned)
        m_state.setPlanned(*planned);
}

void WhenRow::chooseTime()
{
    if (!m_state.post().planned)
        m_state.setPlanned(suggestedTime(m_clock.now(), m_state.client().zone));
    m_date->setFocus(Qt::OtherFocusReason);
}

void WhenRow::refresh()
{
    const auto &planned = m_state.post().planned;
    m_none->setVisible(!planned);
    m_fields->setVisible(planned.has_value());
    for (QWidget *field :
         {static_cast<QWidget *>(m_date), static_cast<QWidget *>(m_time), static_cast<QWidget *>(m_zone),
          static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_choose)})
        field->setEnabled(!m_state.isLocked());
    if (planned) {
        m_showing = true;
        if (m_date->date() != planned->wall.date)
            m_date->setDate(planned->wall.date);
        if (m_time->time() != planned->wall.time)
            m_time->setTime(planned->wall.time);
        const clients::Client &client = m_state.client();
        const auto filledFor = std::make_tuple(client.name, client.zone, systemZone());
        if (m_filledFor != filledFor || m_zone->currentData().toByteArray() != planned->zone)
            fillZones();
        m_filledFor = filledFor;
        m_showing = false;
        const QByteArray other =
            planned->zone == m_state.client().zone ? systemZone() : m_state.client().zone;
        const QString jump = jumpRemark(*planned);
        say(m_remark, jump.isEmpty() ? zoneRemark(*planned, other) : jump);
        const Ink ink = jump.isEmpty() ? Ink::Text2 : Ink::Warning;
        m_remark.sign->setGlyph(jump.isEmpty() ? Glyph::Globe : Glyph::Clock, ink);
        setInk(m_remark.words, ink);
    } else {
        say(m_remark, {});
    }
    QStringList byHand;
    for (const clients::Account &account : m_state.accounts()) {
        if (account.byHand)
            byHand << m_state.nameOf(account);
    }
    if (!planned || byHand.isEmpty())
        say(m_holder, {});
    else if (byHand.size() == 1)
        say(m_holder, tr("You post %1 by hand; Hatstand reminds you.", "network").arg(byHand.front()));
    else
        say(m_holder,
            tr("You post to %n account(s) by hand; Hatstand reminds you.", nullptr, int(byHand.size())));
    refreshSenders();
}

void WhenRow::refreshSenders()
{
    const auto &planned = m_state.post().planned;
    Senders senders;
    if (planned && !m_state.isLocked()) {
        for (const clients::Account &account : m_state.accounts()) {
            const publish::SentBy by = m_state.sentBy(account);
            if (by == publish::SentBy::Network)
                senders.networks << m_state.nameOf(account);
            else if (by == publish::SentBy::ThisComputer)
                senders.computer << m_state.nameOf(account);
        }
    }
    if (!planned) {
        say(m_needs, {});
        return;
    }
    const QByteArray own = systemZone();
    QString when = shortTimeWords(plan::plannedTimeAt(planned->instant, own), m_clock.now());
    if (!otherCity(*planned, own).isEmpty()) // under a field that shows another city's time
        when = tr("%1 (%2)", "time, city").arg(when, zoneCity(own));
    say(m_needs, senderWords(senders, when));
}

} // namespace hatstand::ui::composer
