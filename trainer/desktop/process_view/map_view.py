"""The address space as a column of regions: scrolls, takes arrow keys, shows faults and pointers."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.desktop.process_view.geometry import MapGeometry, MapMark, MapRow
from trainer.desktop.process_view.map_model import ROW_ROLE, MapModel
from trainer.desktop.process_view.region_paint import (
    address_gutter,
    paint_block,
    paint_growth,
    paint_hole,
    paint_permissions,
    paint_text,
)
from trainer.desktop.process_view.wording import address_text, capital, hole_text, region_title, sharing_text, size_text
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.engine.regions import Region, RegionKind


class MapView(QListView):
    """Shows regions from the highest address down; ``region_selected`` gives the chosen one, or None for a hole."""

    region_selected = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._placeholder = ""
        self._model = MapModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setProperty("look", "map")
        self.setAccessibleName("Address space, highest address first")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(False)
        self.setMinimumWidth(300)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.doItemsLayout)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what will be here."""
        super().paintEvent(event)
        if self._placeholder and not self.rows():
            painter = QPainter(self.viewport())
            painter.setFont(self._theme.font(TypeScale.BODY))
            painter.setPen(QColor(self._theme.palette.ink_muted))
            area = QRectF(self.viewport().rect()).adjusted(40, 0, -40, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._placeholder)
            painter.end()

    def set_placeholder(self, text: str) -> None:
        """Say what will be here once there is an address space."""
        self._placeholder = text

    def show_regions(self, regions: tuple[Region, ...], marks: tuple[MapMark, ...] = ()) -> None:
        """Show an address space; a fault among the marks is scrolled to."""
        current = self.current_row()
        self._model.set_geometry(MapGeometry(regions, marks))
        fault = next((mark for mark in marks if mark.tone == "fault"), None)
        if fault is not None:
            self.select_address(fault.address)
        elif current is not None:
            self.select_address(current.start)
        elif regions:
            self.select_address(_first_to_look_at(regions, marks))

    def forget_place(self) -> None:
        """Select nothing: the address spaces that follow are those of another run."""
        self.setCurrentIndex(QModelIndex())

    def select_address(self, address: int) -> None:
        """Select the row that holds an address and bring it into view."""
        row = self._model.geometry.index_of(address)
        if row is not None:
            self.setCurrentIndex(self._model.index(row))
            self.scrollTo(self._model.index(row), QListView.ScrollHint.EnsureVisible)

    def current_row(self) -> MapRow | None:
        """Return the selected row."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, MapRow) else None

    def rows(self) -> tuple[MapRow, ...]:
        """Return all rows, the highest address first."""
        return self._model.geometry.rows

    def _on_current_changed(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        self.region_selected.emit(row.region if isinstance(row, MapRow) else None)


class _RowDelegate(QStyledItemDelegate):
    """Draws one row: address, block, name, size, badges, marks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that the geometry gives, grown with the text."""
        row: MapRow = index.data(ROW_ROLE)
        return QSize(self._theme.px(280), self._theme.px(row.height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        row: MapRow = index.data(ROW_ROLE)
        theme = self._theme
        area = QRectF(option.rect)
        gutter = address_gutter(theme)
        block = area.adjusted(gutter, 1, -theme.px(6), -1)
        painter.save()
        self._paint_address(painter, area, gutter, row.end)
        if row.region is None:
            self._paint_hole(painter, block, row)
        else:
            self._paint_region(painter, block, row, row.region)
        self._paint_marks(painter, block, row)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.palette.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(block.adjusted(1, 1, -1, -1), Radius.SMALL, Radius.SMALL)
        painter.restore()

    def _paint_address(self, painter: QPainter, area: QRectF, gutter: float, address: int) -> None:
        painter.setFont(self._theme.monospace(TypeScale.CAPTION))
        painter.setPen(QColor(self._theme.palette.ink_muted))
        place = QRectF(area.left(), area.top(), gutter - self._theme.px(8), self._theme.px(16))
        if address < 1 << 64:
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, _short_address(address))

    def _paint_hole(self, painter: QPainter, block: QRectF, row: MapRow) -> None:
        paint_hole(painter, self._theme, block)
        text = f"{size_text(row.size)} {hole_text(row.start)}"
        painter.setFont(self._theme.font(TypeScale.CAPTION))
        painter.setPen(QColor(self._theme.palette.ink_muted))
        line = QRectF(block.left(), block.top(), block.width(), self._theme.px(MapGeometry.HOLE - 2))
        background = self._theme.metrics(TypeScale.CAPTION).boundingRect(text).adjusted(-6, 0, 6, 0)
        background.moveCenter(line.center())
        painter.fillRect(background, QColor(self._theme.palette.surface))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_region(self, painter: QPainter, block: QRectF, row: MapRow, region: Region) -> None:
        theme = self._theme
        colours = theme.region(region.kind)
        paint_block(painter, theme, region.kind, block)
        ink = QColor(colours.ink)
        head = block.height() - theme.px(MapGeometry.MARK) * len(row.marks)
        two_lines = head >= theme.px(44)
        line = QRectF(block.left() + theme.px(12), block.top(), block.width() - theme.px(18), head)
        first = QRectF(line.left(), line.top() + 3, line.width(), head / 2) if two_lines else line
        left = paint_permissions(painter, theme, region.permissions, ink, line.right(), first.center().y())
        left = paint_growth(painter, theme, region.grows, colours.ink, left - 6, first.center().y())
        room = QRectF(first.left(), first.top(), left - first.left() - 6, first.height())
        used = paint_text(painter, theme.font(TypeScale.STRONG), ink, room, capital(region_title(region)))
        detail = size_text(region.size)
        if two_lines:
            sharing = sharing_text(region)
            text = f"{detail} · {sharing}" if sharing else detail
            second = QRectF(line.left(), first.bottom() - 2, line.width(), head / 2)
            paint_text(painter, theme.font(TypeScale.CAPTION), ink, second, text)
        else:
            rest = room.adjusted(used + theme.px(8), 0, 0, 0)
            if rest.width() > theme.px(40):
                paint_text(painter, theme.font(TypeScale.CAPTION), ink, rest, detail)

    def _paint_marks(self, painter: QPainter, block: QRectF, row: MapRow) -> None:
        theme = self._theme
        height = theme.px(MapGeometry.MARK)
        top = block.bottom() - height * len(row.marks)
        for mark in row.marks:
            fault = mark.tone == "fault"
            palette = theme.palette
            back, ink = (palette.bad_soft, palette.bad) if fault else (palette.surface, palette.ink)
            strip = QRectF(block.left() + theme.px(10), top, block.width() - theme.px(16), height - 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.bad if fault else palette.line_strong), 1.4 if fault else 1))
            painter.setBrush(QColor(back))
            painter.drawRoundedRect(strip, Radius.SMALL, Radius.SMALL)
            size = theme.px(14)
            place = QRectF(strip.left() + 5, strip.center().y() - size / 2, size, size)
            paint_icon(painter, "fault" if fault else "arrow-right", ink, place)
            words = strip.adjusted(size + 10, 0, -6, 0)
            font = theme.font(TypeScale.LABEL if fault else TypeScale.CAPTION)
            used = paint_text(painter, font, QColor(ink), words, mark.text)
            rest = words.adjusted(used + 8, 0, 0, 0)
            if rest.width() > theme.px(60):
                paint_text(
                    painter, theme.monospace(TypeScale.CAPTION), QColor(palette.ink), rest, address_text(mark.address)
                )
            top += height


def _first_to_look_at(regions: tuple[Region, ...], marks: tuple[MapMark, ...]) -> int:
    """Return an address of the region to begin with: where a pointer points, else the running stack."""
    if marks:
        return marks[0].address
    stacks = [region for region in regions if region.kind is RegionKind.MAIN_STACK]
    return (stacks or list(regions))[0].start


def _short_address(address: int) -> str:
    """Write the kernel's addresses with an ellipsis, so that the gutter stays narrow."""
    text = address_text(address)
    return text if len(text) <= 14 else f"{text[:6]}…{text[-6:]}"
