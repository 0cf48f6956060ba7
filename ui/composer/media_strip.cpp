// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/media_strip.h"

#include "composer/crop_dialog.h"
#include "composer/describe_dialog.h"
#include "kit/buttons.h"
#include "kit/flow_layout.h"
#include "kit/key_hints.h"
#include "kit/labels.h"
#include "kit/menus.h"
#include "kit/painters.h"
#include "plan/media/media_item.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int pictureWidth = 120;
constexpr int pictureHeight = 88;
constexpr int ringRoom = 4; // around a picture, for the ring of the chosen one

/// Where something that moves was cut, the cut can be taken back.
bool canBeCropped(const plan::MediaItem &item, const plan::PostMedia &media)
{
    return plan::isStill(item) || (item.isAnimated && media.crop.has_value());
}

/// A picture cut to its place, with a chip that says whether it is described.
class PictureDelegate final : public QStyledItemDelegate
{
public:
    PictureDelegate(const Kit &kit, QObject *parent) : QStyledItemDelegate(parent), m_kit(kit) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_kit.theme();
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const int room = m_kit.px(ringRoom);
        const QRect place = option.rect.adjusted(room, room, -room, -room);
        QPainterPath shape;
        shape.addRoundedRect(place, m_kit.px(size::radiusControl), m_kit.px(size::radiusControl));
        painter->setClipPath(shape);
        painter->fillPath(shape, theme.sunken);
        const auto image = index.data(Qt::DecorationRole).value<QImage>();
        if (image.isNull()) {
            const int side = m_kit.px(22);
            const QRect sign(place.center() - QPoint(side / 2, side / 2), QSize(side, side));
            const bool video = index.data(MediaModel::VideoRole).toBool();
            m_kit.icons.paint(*painter, sign, video ? Glyph::Video : Glyph::Image, theme.text3);
        } else {
            const QSizeF scaled = QSizeF(image.size()).scaled(place.size(), Qt::KeepAspectRatioByExpanding);
            QRectF target(QPointF(), scaled);
            target.moveCenter(QRectF(place).center());
            painter->drawImage(target, image);
        }
        painter->setClipping(false);
        paintState(painter, option, place, index.data(MediaModel::DescribedRole).toBool());
        if (option.state & QStyle::State_Selected) {
            painter->setPen(QPen(theme.accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), m_kit.px(size::radiusCard),
                                     m_kit.px(size::radiusCard));
        }
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {m_kit.px(pictureWidth + 2 * ringRoom), m_kit.px(pictureHeight + 2 * ringRoom)};
    }

private:
    void paintState(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place,
                    bool described) const
    {
        ChipLook look = chipLook(m_kit.theme(), described ? Status::Published : Status::Missed);
        look.glyph = Glyph::Alt;
        const QString words = described ? MediaModel::tr("Described") : MediaModel::tr("No description");
        const int inset = m_kit.px(6);
        QSize size = chipSize(m_kit.theme(), look, words);
        size.setWidth(std::min(size.width(), place.width() - 2 * inset));
        const QRect chip(QPoint(place.left() + inset, place.bottom() - inset - size.height() + 1), size);
        paintChip(*painter, m_kit, mirrored(chip, place, option.direction), look, words, option.direction);
    }
    Kit m_kit;
};

/// "Drop or" and the key that asks for files, dashed; a button for who has neither.
class AddButton final : public QPushButton
{
public:
    explicit AddButton(const Kit &kit) : m_kit(kit) { setProperty("kind", QStringLiteral("quiet")); }
    /// As large as a picture; wider where the words of another language need it.
    [[nodiscard]] QSize sizeHint() const override
    {
        const int words = std::max(lineWidth(), widthOf(MediaStrip::tr("Let go here")));
        return {std::max(m_kit.px(pictureWidth), words + 2 * m_kit.px(size::gapInCard)),
                m_kit.px(pictureHeight)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    void setKey(const QString &key)
    {
        m_key = key;
        updateGeometry();
        update();
    }
    void setDropShown(bool shown)
    {
        m_drop = shown;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_kit.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int edge = m_drop ? 2 : 1;
        const qreal half = edge / 2.0; // so that the line fills whole pixels
        painter.setPen(QPen(m_drop ? theme.accent : theme.control, edge, Qt::DashLine));
        painter.setBrush(m_drop ? theme.accentTint : underMouse() ? theme.hover : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half),
                                m_kit.px(size::radiusControl), m_kit.px(size::radiusControl));
        const int side = m_kit.px(18);
        const int top = height() / 2 - side - m_kit.px(2);
        m_kit.icons.paint(painter, QRect((width() - side) / 2, top, side, side), Glyph::Image, theme.text2);
        painter.setFont(m_kit.font(TypeRole::Second));
        painter.setPen(theme.text2);
        const QRect line(0, height() / 2 + m_kit.px(2), width(), m_kit.px(20));
        if (m_drop) {
            painter.drawText(line, Qt::AlignCenter, MediaStrip::tr("Let go here"));
            return;
        }
        if (m_key.isEmpty()) {
            painter.drawText(line, Qt::AlignCenter, MediaStrip::tr("Drop or choose"));
            return;
        }
        const QString words = MediaStrip::tr("Drop or", "followed by a key");
        const QSize cap = keyCapSize(theme, m_key);
        const int wordsWidth = widthOf(words);
        const int start = (width() - lineWidth()) / 2;
        const auto place = [this](const QRect &r) { return mirrored(r, rect(), layoutDirection()); };
        painter.drawText(place({start, line.top(), wordsWidth + 1, line.height()}), Qt::AlignCenter, words);
        paintKeyCap(painter, theme,
                    place({start + wordsWidth + m_kit.px(size::gapInChip),
                           line.center().y() - cap.height() / 2, cap.width(), cap.height()}),
                    m_key);
    }

private:
    [[nodiscard]] int widthOf(const QString &words) const
    {
        return QFontMetrics(m_kit.font(TypeRole::Second)).horizontalAdvance(words);
    }
    [[nodiscard]] int lineWidth() const
    {
        if (m_key.isEmpty())
            return widthOf(MediaStrip::tr("Drop or choose"));
        return widthOf(MediaStrip::tr("Drop or", "followed by a key")) + m_kit.px(size::gapInChip) +
               keyCapSize(m_kit.theme(), m_key).width();
    }

    Kit m_kit;
    QString m_key;
    bool m_drop = false;
};
} // namespace

MediaList::MediaList(const Kit &kit, MediaModel &model, ComposerState &state, QWidget *parent)
    : QListView(parent), m_kit(kit), m_model(model), m_state(state)
{
    setObjectName(QStringLiteral("mediaList"));
    setAccessibleName(tr("Pictures"));
    setModel(&model);
    setItemDelegate(new PictureDelegate(kit, this));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setMovement(QListView::Static);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const auto changed = [this] { updateGeometry(); };
    connect(&model, &QAbstractItemModel::modelReset, this, changed);
    connect(this, &QListView::doubleClicked, this, &MediaList::describeAsked);
    measure();
}

bool MediaList::event(QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::ScreenChangeInternal)
        m_model.setDevicePixelRatio(devicePixelRatioF());
    return QListView::event(event);
}

void MediaList::measure()
{
    setFixedHeight(m_kit.px(pictureHeight + 2 * ringRoom));
}

void MediaList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

QSize MediaList::sizeHint() const
{
    const int count = model()->rowCount();
    return {count * m_kit.px(pictureWidth + 2 * ringRoom), m_kit.px(pictureHeight + 2 * ringRoom)};
}

QSize MediaList::minimumSizeHint() const
{
    const int shown = std::min(model()->rowCount(), 2);
    return {shown * m_kit.px(pictureWidth + 2 * ringRoom), m_kit.px(pictureHeight + 2 * ringRoom)};
}

void MediaList::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const bool arrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (arrow && event->modifiers() == Qt::AltModifier && row >= 0) {
        const int forward = layoutDirection() == Qt::LeftToRight ? Qt::Key_Right : Qt::Key_Left;
        m_state.moveMedia(row, row + (event->key() == forward ? 1 : -1));
        return;
    }
    if (event->key() == Qt::Key_Delete && row >= 0) {
        m_state.removeMedia(row);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && row >= 0) {
        Q_EMIT describeAsked();
        return;
    }
    QListView::keyPressEvent(event);
}

MediaStrip::MediaStrip(const Kit &kit, ComposerState &state, PictureSource &pictures, Timers &timers,
                       ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_state(state)
    , m_pictures(pictures)
    , m_timers(timers)
    , m_model(new MediaModel(state, pictures, this))
    , m_list(new MediaList(kit, *m_model, state))
    , m_add(new AddButton(kit))
    , m_facts(makeLabel({}, TypeRole::Second, Ink::Text2))
    , m_describe(makeButton(kit, tr("Describe it"), ButtonKind::Link))
    , m_crop(makeButton(kit, tr("Crop…"), ButtonKind::Link))
    , m_part(makeButton(kit, {}, ButtonKind::Link))
    , m_remove(makeButton(kit, tr("Remove"), ButtonKind::Link))
    , m_common(makeButton(kit, tr("Use the common pictures again"), ButtonKind::Link))
    , m_coming(new QWidget)
    , m_comingWords(makeLabel({}, TypeRole::Second, Ink::Text2))
    , m_cancel(makeButton(kit, tr("Cancel"), ButtonKind::Link))
{
    setObjectName(QStringLiteral("mediaStrip"));
    auto *row = new QHBoxLayout(this);
    row->setSpacing(kit.px(size::gap));
    row->addWidget(m_list);
    row->addWidget(m_add, 0, Qt::AlignVCenter);
    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(kit.px(2), 0, kit.px(2), 0);
    column->setSpacing(0);
    column->addStretch(1);
    m_facts->setContentsMargins(kit.px(2), 0, kit.px(2), 0); // in line with the words of the buttons
    column->addWidget(m_facts);
    auto *acts = new QWidget;
    auto *flow = new FlowLayout(acts, kit.px(6), 0);
    flow->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {m_describe, m_crop, m_part, m_remove, m_common})
        flow->addWidget(button);
    column->addWidget(acts);
    auto *coming = new QHBoxLayout(m_coming);
    coming->setContentsMargins(0, 0, 0, 0);
    coming->addWidget(m_comingWords);
    coming->addWidget(m_cancel);
    coming->addStretch(1);
    column->addWidget(m_coming);
    column->addStretch(1);
    row->addWidget(words, 1);

    m_add->setObjectName(QStringLiteral("addPicture"));
    m_add->setAccessibleName(tr("Add pictures or a video"));
    const QString addId = QStringLiteral("composer.add-picture");
    showKeyInToolTip(actions, addId, m_add);
    actions.followKey(addId, m_add,
                      [this](const QString &key) { static_cast<AddButton *>(m_add)->setKey(key); });
    m_facts->setObjectName(QStringLiteral("mediaFacts"));
    m_facts->setWordWrap(true);
    m_describe->setObjectName(QStringLiteral("describePicture"));
    m_crop->setObjectName(QStringLiteral("cropPicture"));
    m_part->setObjectName(QStringLiteral("picturePart"));
    m_remove->setObjectName(QStringLiteral("removePicture"));
    m_common->setObjectName(QStringLiteral("useCommonMedia"));
    m_coming->setObjectName(QStringLiteral("mediaComing"));
    m_coming->hide();
    m_cancel->setObjectName(QStringLiteral("cancelMedia"));
    m_cancel->setAccessibleName(tr("Cancel the copying"));
    m_cancel->setToolTip(tr("What is there already stays; the rest is not added."));
    connect(m_cancel, &QPushButton::clicked, this, &MediaStrip::cancelAsked);
    connect(m_add, &QPushButton::clicked, this, &MediaStrip::addAsked);
    connect(m_describe, &QPushButton::clicked, this, &MediaStrip::describe);
    connect(m_crop, &QPushButton::clicked, this, &MediaStrip::crop);
    connect(&pictures, &PictureSource::loaded, this, &MediaStrip::cropAwaited);
    connect(m_part, &QPushButton::clicked, this, &MediaStrip::offerParts);
    connect(m_list, &MediaList::describeAsked, this, &MediaStrip::describe);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_state.removeMedia(m_state.currentMedia()); });
    connect(m_common, &QPushButton::clicked, this, [this] {
        const clients::AccountId tab = m_state.tab();
        m_state.useCommonMedia(tab);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    m_state.setCurrentMedia(current.row());
            });
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Media | Part::Tab | Part::Status | Part::Accounts))
            refresh();
        else if (parts & (Part::Text | Part::Options | Part::Link))
            refreshPart();
        if (parts & Part::Media)
            refreshComing();
    });
    refresh();
}

void MediaStrip::refreshComing()
{
    const int count = m_state.coming();
    m_comingWords->setText(tr("Copying %n picture(s)…", nullptr, count));
    if (count == 0)
        m_coming->hide();
    if (count == 0 || m_comingAwaited || m_coming->isVisible())
        return;
    m_comingAwaited = true;
    m_timers.callAfter(quiet, this, [this] {
        m_comingAwaited = false;
        showComing();
    });
}

void MediaStrip::showComing()
{
    m_coming->setVisible(m_state.coming() > 0);
}

void MediaStrip::focusPictures()
{
    showComing();
    QWidget *place = m_cancel;
    if (m_state.coming() == 0)
        place = m_list->isVisible() ? static_cast<QWidget *>(m_list) : m_add;
    place->setFocus(Qt::TabFocusReason);
}

void MediaStrip::refresh()
{
    const int count = int(m_state.media().size());
    const int current = m_state.currentMedia();
    m_list->setVisible(count > 0);
    // The ring around the chosen picture reaches into the margin.
    layout()->setContentsMargins(m_kit.px(count > 0 ? size::padding - ringRoom : size::padding), 0,
                                 m_kit.px(size::padding), m_kit.px(8));
    if (current >= 0 && current < count && m_list->currentIndex().row() != current)
        m_list->setCurrentIndex(m_model->index(current));
    const bool editable = !m_state.isLocked();
    m_add->setVisible(editable);
    const bool chosen = current >= 0 && current < count;
    m_describe->setVisible(chosen && editable);
    m_remove->setVisible(chosen && editable);
    const plan::MediaItem item =
        chosen ? m_state.mediaItems().value(m_state.media()[size_t(current)].mediaId) : plan::MediaItem();
    m_crop->setVisible(chosen && editable && canBeCropped(item, m_state.media()[size_t(current)]));
    refreshPart();
    m_common->setVisible(editable && m_state.hasOwnMedia(m_state.tab()));
    if (!chosen) {
        m_facts->setText(count == 0 && editable ? tr("No picture yet. Drop, paste or choose some.")
                                                : QString());
        return;
    }
    const plan::PostMedia &shown = m_state.media()[size_t(current)];
    m_describe->setText(shown.altText.trimmed().isEmpty() ? tr("Describe it") : tr("Change description"));
    m_facts->setText(
        tr("Picture %1 of %2 · %3", "number, count, size").arg(current + 1).arg(count).arg(mediaFacts(item)));
}

void MediaStrip::refreshPart()
{
    const clients::Account *account = m_state.account(m_state.tab());
    const int current = m_state.currentMedia();
    const bool chosen = current >= 0 && current < int(m_state.media().size()) && !m_state.isLocked();
    const bool isThread = chosen && account && m_state.isThread(*account);
    const int parts = isThread ? int(m_state.threadOf(*account).size()) : 0;
    m_part->setVisible(parts > 1);
    if (parts > 1)
        m_part->setText(
            tr("Goes with part %1").arg(std::min(m_state.media()[size_t(current)].part, parts - 1) + 1));
}

void MediaStrip::offerParts()
{
    const clients::Account *account = m_state.account(m_state.tab());
    const int current = m_state.currentMedia();
    if (!account || current < 0 || current >= int(m_state.media().size()))
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("pictureParts"));
    menu->setAccessibleName(tr("Part that the picture goes with"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList thread = m_state.threadOf(*account);
    const int last = int(thread.size()) - 1;
    const int now = std::min(m_state.media()[size_t(current)].part, last);
    for (int part = 0; part <= last; ++part) {
        //: Part of a thread, and its first words
        QAction *action =
            menu->addAction(menuText(tr("Part %1: %2").arg(part + 1).arg(plan::shownTitle({}, thread[part]))),
                            menu, [this, current, part] { m_state.setMediaPart(current, part); });
        action->setCheckable(true);
        action->setChecked(part == now);
    }
    popUpUnder(*menu, m_part);
}

void MediaStrip::crop()
{
    const int index = m_state.currentMedia();
    if (index < 0 || index >= int(m_state.media().size()) || m_state.isLocked())
        return;
    const plan::PostMedia media = m_state.media()[size_t(index)];
    const plan::MediaItem item = m_state.mediaItems().value(media.mediaId);
    const auto dialogs = findChildren<CropDialog *>();
    const bool isOpen = std::any_of(dialogs.begin(), dialogs.end(),
                                    [](const CropDialog *dialog) { return dialog->isVisible(); });
    if (isOpen || !canBeCropped(item, media))
        return;
    const QImage picture = m_pictures.picture(item, devicePixelRatioF());
    if (picture.isNull() && !m_pictures.isBroken(item.id)) {
        m_toCrop = item.id;
        return;
    }
    m_toCrop = {};
    if (picture.isNull()) {
        Q_EMIT refused({ErrorCode::NotAllowed,
                        tr("The picture could not be opened."),
                        tr("Its file is gone or damaged."),
                        tr("Take it out and add it again."),
                        {}});
        return;
    }
    auto *dialog = new CropDialog(m_kit, picture, item.pixels, {media.crop, media.focus}, this);
    connect(dialog, &CropDialog::chosen, this,
            [this, post = m_state.post().id, tab = m_state.tab(), index, media](const Cropping &cropping) {
                // The page may show another post, tab or order by now.
                const bool same = m_state.post().id == post && m_state.tab() == tab &&
                                  index < int(m_state.media().size()) &&
                                  m_state.media()[size_t(index)].mediaId == media.mediaId;
                if (same)
                    m_state.setCrop(index, cropping.crop, cropping.focus);
            });
    dialog->open();
}

void MediaStrip::cropAwaited()
{
    const int index = m_state.currentMedia();
    const bool chosen = index >= 0 && index < int(m_state.media().size());
    if (m_toCrop.isNull())
        return;
    if (chosen && m_state.media()[size_t(index)].mediaId == m_toCrop)
        crop();
    else
        m_toCrop = {}; // the person went on to something else
}

void MediaStrip::setDropShown(bool shown)
{
    static_cast<AddButton *>(m_add)->setDropShown(shown);
}

void MediaStrip::describe()
{
    const int index = m_state.currentMedia();
    if (index < 0 || index >= int(m_state.media().size()) || m_state.isLocked())
        return;
    const plan::PostMedia media = m_state.media()[size_t(index)];
    const plan::MediaItem item = m_state.mediaItems().value(media.mediaId);
    auto *dialog = new DescribeDialog(m_kit, m_pictures.picture(item, devicePixelRatioF()), media.altText,
                                      m_state.altTextLimit(), this);
    connect(dialog, &DescribeDialog::described, this,
            [this, post = m_state.post().id, before = m_state.media(), index](const QString &text) {
                takeDescription(text, post, before, index);
            });
    dialog->open();
}

void MediaStrip::takeDescription(const QString &text, const plan::PostId &post,
                                 const std::vector<plan::PostMedia> &before, int index)
{
    const auto isAt = [this](int i, const plan::PostMedia &media) {
        return m_state.media()[size_t(i)].mediaId == media.mediaId;
    };
    const int count = int(m_state.media().size());
    bool found = false;
    for (int i = 0; i < count && !m_state.isLocked(); ++i) {
        // The order may be another by now.
        if (!isAt(i, before[size_t(index)]))
            continue;
        found = true;
        m_state.setAltText(i, text);
    }
    if (found)
        return;
    // A smaller copy may have taken its place: one that was not there, among as many as there were.
    const bool replaced =
        m_state.post().id == post && count == int(before.size()) &&
        std::none_of(before.begin(), before.end(), [&](const auto &media) { return isAt(index, media); });
    if (replaced && !m_state.isLocked()) {
        m_state.setAltText(index, text);
        return;
    }
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT refused({ErrorCode::NotAllowed,
                    tr("The picture could not be described."),
                    m_state.isLocked() ? tr("This post cannot be changed any more.")
                                       : tr("It is not in the post any more."),
                    tr("What you wrote is on the clipboard."),
                    {}});
}

} // namespace hatstand::ui::composer
