// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/preview_card.h"

#include "base/graphemes.h"
#include "composer/cropped.h"
#include "composer/network_fields.h"
#include "composer/picture_grid.h"
#include "composer/preview_look.h"
#include "composer/text_markup.h"
#include "kit/chips.h"
#include "kit/handle_words.h"
#include "kit/labels.h"
#include "kit/marks.h"
#include "networks/post_options.h"
#include "networks/text_measure.h"
#include "plan/measure_options.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
/// More than this nobody reads in a preview, and a text of megabytes would be laid out each time.
constexpr qsizetype mostShown = 1500;
constexpr int cardPadding = 14;
} // namespace

PreviewCard::PreviewCard(const Kit &kit, const ComposerState &state, const Inspector &inspector,
                         PictureSource &pictures, const clients::Account &account, int part, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_state(state)
    , m_inspector(inspector)
    , m_pictures(pictures)
    , m_account(account)
    , m_part(part)
    , m_own(makeLabel(tr("own text"), TypeRole::Caption, Ink::Text3))
    , m_count(makeLabel({}, TypeRole::Caption, Ink::Text3))
    , m_chip(new StatusChip(kit, Status::Failed))
    , m_warning(makeLabel({}, TypeRole::Name, Ink::Warning))
    , m_title(makeLabel({}, TypeRole::CardTitle))
    , m_text(makeLabel({}, TypeRole::Body))
    , m_poll(makeLabel({}, TypeRole::Second, Ink::Text2))
    , m_fold(makeLabel({}, TypeRole::Caption, Ink::Text3))
    , m_grid(new PictureGrid(kit))
    , m_link(new QFrame)
    , m_linkTitle(new ElidedLabel({}, TypeRole::Strong))
    , m_linkHost(new ElidedLabel({}, TypeRole::Caption, Ink::Text3))
    , m_address(makeLabel({}, TypeRole::Second, Ink::AccentText))
{
    setProperty("edge", QStringLiteral("card"));
    setObjectName(QStringLiteral("preview-") + account.id.toString());
    m_count->setObjectName(QStringLiteral("previewPart"));
    build();
}

void PreviewCard::build()
{
    const bool pictureFirst = previewLook(m_account.network).pictureFirst;
    const int side = m_kit.px(cardPadding);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, m_kit.px(12), 0, m_kit.px(12));
    column->setSpacing(m_kit.px(6));
    const auto padded = [side](QLayout *row) { row->setContentsMargins(side, 0, side, 0); };

    auto *head = new QHBoxLayout;
    padded(head);
    head->setSpacing(m_kit.px(size::gap));
    const QString network = m_state.nameOf(m_account);
    head->addWidget(
        new NetworkMark(m_kit, m_account.network.toString(), network, MarkSize::Small, MarkStyle::Filled));
    head->addWidget(makeLabel(network, TypeRole::CaptionBold, Ink::Text3));
    head->addStretch(1);
    head->addWidget(m_count);
    head->addWidget(m_own);
    head->addWidget(m_chip);
    column->addLayout(head);

    const clients::Client &client = m_state.client();
    const QString name = m_account.displayName.isEmpty() ? client.name : m_account.displayName;
    auto *mark = new ClientMark(m_kit, client.name, QColor(client.colour),
                                pictureFirst ? MarkSize::Medium : MarkSize::Large);
    mark->setLetters(client.initials);
    auto *who = new QHBoxLayout;
    who->setSpacing(m_kit.px(6));
    who->addWidget(new ElidedLabel(name, TypeRole::Strong));
    if (m_account.handle != name) {
        auto *handle = new ElidedLabel(handleWords(m_account.network, m_account.handle, m_account.byHand),
                                       TypeRole::Second, Ink::Text3);
        who->addWidget(handle);
    }
    who->addStretch(1);
    for (QLabel *label : {m_warning, m_title, m_text, m_poll})
        label->setWordWrap(true);
    for (QLabel *label : {m_warning, m_title, m_poll})
        label->setTextFormat(Qt::PlainText);
    m_warning->setObjectName(QStringLiteral("previewWarning"));
    m_title->setObjectName(QStringLiteral("previewTitle"));
    m_poll->setObjectName(QStringLiteral("previewPoll"));
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::NoTextInteraction);
    m_fold->setWordWrap(true);

    m_link->setProperty("edge", QStringLiteral("all"));
    auto *linkWords = new QVBoxLayout(m_link);
    linkWords->setContentsMargins(m_kit.px(10), m_kit.px(6), m_kit.px(10), m_kit.px(6));
    linkWords->setSpacing(0);
    linkWords->addWidget(m_linkTitle);
    linkWords->addWidget(m_linkHost);
    m_address->setTextFormat(Qt::RichText);
    m_address->setOpenExternalLinks(true);
    m_address->hide();

    const auto addWords = [this](QVBoxLayout *lines) {
        for (QLabel *label : {m_warning, m_title, m_text, m_poll, m_fold})
            lines->addWidget(label);
    };
    // The words follow each other as lines of one text; what belongs to them keeps some room.
    auto *said = new QVBoxLayout;
    said->setSpacing(0);
    auto *words = new QVBoxLayout;
    words->setSpacing(m_kit.px(size::gap));
    words->addLayout(said);
    if (pictureFirst) {
        auto *row = new QHBoxLayout;
        padded(row);
        row->setSpacing(m_kit.px(size::gap));
        row->addWidget(mark);
        row->addLayout(who, 1);
        column->addLayout(row);
        column->addWidget(m_grid);
        padded(words);
        addWords(said);
        words->addWidget(m_link);
        words->addWidget(m_address);
        column->addLayout(words);
        return;
    }
    auto *row = new QHBoxLayout;
    padded(row);
    row->setSpacing(m_kit.px(10));
    row->addWidget(mark, 0, Qt::AlignTop);
    said->addLayout(who);
    addWords(said);
    words->addWidget(m_grid);
    words->addWidget(m_link);
    words->addWidget(m_address);
    row->addLayout(words, 1);
    column->addLayout(row);
}

void PreviewCard::refresh(const QStringList &thread, int shown)
{
    m_own->setVisible(m_part == 0 && m_state.hasOwnText(m_account.id));
    refreshChip();
    refreshCount(thread);
    refreshOptions();
    const bool more = m_part == shown - 1 && shown < thread.size();
    const networks::NetworkRules &rules = m_state.rulesOf(m_account);
    const PreviewLook look = previewLook(m_account.network);
    QString text = thread.value(m_part).trimmed();
    const qsizetype most = look.foldAfter > 0 ? look.foldAfter : mostShown;
    const QString beginning = text.size() > most ? firstGraphemes(text, most) : text;
    const bool folded = beginning.size() < text.size();
    if (folded)
        text = beginning.trimmed();
    const auto entities = networks::findEntities(text, rules.text.entities);
    QString html = markedUp(text, entities, m_kit.theme().accentText);
    if (folded) {
        html += QStringLiteral("… <span style=\"color:%1\">%2</span>")
                    .arg(m_kit.theme().text3.name(), tr("more", "the rest of a text").toHtmlEscaped());
    }
    m_plain = text;
    if (look.pictureFirst && !text.isEmpty())
        html.prepend(QStringLiteral("<b>%1</b> ").arg(m_account.handle.toHtmlEscaped()));
    m_text->setText(QStringLiteral("<p style=\"margin:0; line-height:%1px\">%2</p>")
                        .arg(m_kit.theme().lineHeight(TypeRole::Body))
                        .arg(html));
    m_text->setAccessibleName(text);
    m_text->setVisible(!text.isEmpty());
    m_fold->setVisible(folded || more);
    m_fold->setText(folded && look.foldAfter > 0
                        ? tr("Cut after %n characters in the feed", nullptr, look.foldAfter)
                        : tr("The preview shows the beginning only."));
    refreshPictures(text, entities, int(thread.size()));
}

void PreviewCard::refreshOptions()
{
    const bool first = m_part == 0; // what is told goes with the first part of a thread
    const QJsonObject options = first ? m_state.optionsOf(m_account.id) : QJsonObject();
    const auto known = networkFields(m_account.network);
    const auto value = [&options, &known](QLatin1StringView key) {
        const bool isKnown = std::any_of(known.begin(), known.end(),
                                         [key](const NetworkField &field) { return field.key == key; });
        return isKnown ? options.value(key) : QJsonValue();
    };
    const auto show = [](QLabel *label, const QString &words) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
    };
    const QString warning = value(networks::option::contentWarning).toString();
    show(m_warning, warning.isEmpty() ? QString() : tr("Warning: %1", "words before a post").arg(warning));
    show(m_title, value(networks::option::title).toString());
    QStringList answers;
    const QJsonArray poll =
        value(networks::option::poll).toObject().value(QLatin1StringView("options")).toArray();
    for (const QJsonValue &answer : poll)
        answers << QStringLiteral("○ ") + answer.toString();
    show(m_poll, answers.join(u'\n'));
}

void PreviewCard::refreshCount(const QStringList &thread)
{
    m_count->setVisible(thread.size() > 1);
    if (thread.size() < 2)
        return;
    const plan::Version *version = m_state.post().version(m_account.id);
    const networks::NetworkRules &rules = m_state.rulesOf(m_account);
    const auto options =
        version ? plan::measureOptions(m_account, plan::effectiveVersion(m_state.post(), *version), rules)
                : networks::MeasureOptions();
    const networks::TextMeasure measure = networks::measureText(thread.value(m_part), rules, options);
    const QLocale locale;
    m_count->setText(measure.limit
                         ? tr("Part %1 of %2 · %3 / %4", "number, count, length, limit")
                               .arg(m_part + 1)
                               .arg(thread.size())
                               .arg(locale.toString(measure.length), locale.toString(*measure.limit))
                         : tr("Part %1 of %2").arg(m_part + 1).arg(thread.size()));
    setInk(m_count, measure.over ? Ink::Bad : Ink::Text3);
}

void PreviewCard::refreshPictures(const QString &text, const networks::TextEntities &entities, int parts)
{
    QList<QImage> pictures;
    for (const plan::PostMedia &media : m_state.mediaOf(m_account.id)) {
        // What goes with a part that is no more goes with the last.
        if (parts > 1 && std::min(media.part, parts - 1) != m_part)
            continue;
        const plan::MediaItem item = m_state.mediaItems().value(media.mediaId);
        pictures.append(item.id.isNull() ? QImage()
                                         : cropped(m_pictures.picture(item, devicePixelRatioF()), media));
    }
    const bool pictureFirst = previewLook(m_account.network).pictureFirst;
    m_grid->show(pictures, pictureFirst, !pictureFirst);
    const auto link = std::find_if(entities.begin(), entities.end(), [](const networks::TextEntity &entity) {
        return entity.kind == networks::EntityKind::Link;
    });
    const bool card =
        pictures.isEmpty() && link != entities.end() && m_state.rulesOf(m_account).linkPreview.value;
    m_link->setVisible(card);
    if (card) {
        QUrl url(link->value);
        if (url.scheme().isEmpty())
            url = QUrl(QLatin1String("https://") + text.mid(link->start, link->length));
        m_linkTitle->setText(url.host() + url.path());
        m_linkHost->setText(url.host());
    }
}

void PreviewCard::refreshChip()
{
    const auto worst = m_inspector.worstOf(m_account.id);
    const int count = m_inspector.countOf(m_account.id);
    m_chip->setVisible(worst.has_value() && m_part == 0);
    if (!worst || m_part > 0)
        return;
    switch (*worst) {
    case plan::Severity::MustFix:
        m_chip->setStatus(Status::Failed, tr("%n problem(s)", nullptr, count));
        break;
    case plan::Severity::Look:
        m_chip->setStatus(Status::Missed, tr("%n to look at", nullptr, count));
        m_chip->setGlyph(Glyph::Alert);
        break;
    case plan::Severity::Cost:
        m_chip->setStatus(Status::Approval, tr("Costs money"));
        m_chip->setGlyph(Glyph::Coin);
        break;
    }
}

void PreviewCard::setAddress(const QUrl &url)
{
    m_address->setVisible(!url.isEmpty());
    const QString address = url.toString(QUrl::FullyEncoded).toHtmlEscaped();
    m_address->setText(
        QStringLiteral("<a style=\"color:%1\" href=\"%2\">%3</a>")
            .arg(m_kit.theme().accentText.name(), address, tr("Open the post").toHtmlEscaped()));
    m_address->setFocusPolicy(url.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    m_address->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
}

QString PreviewCard::partWords() const
{
    return m_count->isVisibleTo(this) ? m_count->text() : QString();
}

QString PreviewCard::shownText() const
{
    return m_plain;
}

} // namespace hatstand::ui::composer
